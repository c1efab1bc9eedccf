using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;
using Fidelity.Data.Instruments;

namespace Fidelity.Tests.Data.Instruments;

/// <summary>The smallest set of instrument files that is right, for tests that spoil one thing in it.</summary>
internal sealed class SmallLibrary : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SmallLibrary()
    {
        Write("framework.yaml", Framework);
        Write("teacher/1.0.yaml", Teacher);
        Write("student/1.0.yaml", Student);
        Write("baselines/1.0.yaml", Baselines);
        foreach (var language in new[] { "languages/en.yaml", "languages/es.yaml" })
        {
            Write(language, File.ReadAllText(Path.Combine(SourceTree.Instruments, language)));
        }
    }

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, file))!);
        File.WriteAllText(Path.Combine(folder.Path, file), text);
    }

    public void WriteBytes(string file, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder.Path, file), bytes);

    public string TextOf(string file) => File.ReadAllText(Path.Combine(folder.Path, file));

    public void Remove(string file) => File.Delete(Path.Combine(folder.Path, file));

    /// <summary>Replaces text that must be there, so that an example cannot stop meaning anything.</summary>
    public void Replace(string file, string text, string by)
    {
        var before = TextOf(file);
        if (!before.Contains(text, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{file} has no \"{text}\".");
        }

        Write(file, before.Replace(text, by, StringComparison.Ordinal));
    }

    public InstrumentsRead Read() => LoadInstruments.Read(folder.Path);

    public IReadOnlyList<Problem> Problems() => Read() is InstrumentsRefused refused ? refused.Problems : [];

    public InstrumentLibrary Library() => ((InstrumentsLoaded)Read()).Library;

    public void Dispose() => folder.Dispose();

    private const string Framework = """
        version: "1.0"
        languages: [en]
        title: { en: Small }
        levels: { emerging: 25, partial: 50, inPlace: 70, method: { en: By hand }, source: None }
        target: { score: 70, reason: { en: Because } }
        gates:
          teacher: { minimumRate: 0.5, minimumCount: 10 }
          student: { minimumRate: 0.5, minimumCount: 10 }
          principal: { minimumRate: 0.5, minimumCount: 1 }
        dimensions:
          - { id: choice, kind: practice, number: 1, name: { en: Choice }, inPlace: { en: They choose }, importance: 1, roleWeights: { teacher: 2, student: 1 } }
          - { id: safety, kind: guardrail, number: 1, name: { en: Safety }, inPlace: { en: They are safe }, importance: 1, roleWeights: { student: 1 } }
        """;

    private const string Teacher = """
        id: teacher
        version: "1.0"
        role: teacher
        minutes: 5
        languages: [en, es]
        title: { en: Survey, es: Encuesta }
        introduction: { en: Hello, es: Hola }
        optionSets:
          often:
            - { code: 1, en: Never, es: Nunca }
            - { code: 2, en: Sometimes, es: A veces }
            - { code: 3, en: Always, es: Siempre }
        pages:
          - dimension: choice
            heading: { en: Choice, es: Elegir }
            items:
              - id: t-1
                options: often
                favorable: [3]
                stem: { en: Students chose., es: Eligieron. }
              - id: t-2
                options: often
                favorable: [1]
                reversed: true
                stem: { en: Everyone did the same., es: Hicieron lo mismo. }
        """;

    private const string Student = """
        id: student
        version: "1.0"
        role: student
        grades: { lowest: 3, highest: 12 }
        minutes: 5
        languages: [en]
        title: { en: Survey }
        introduction: { en: Hello }
        optionSets:
          often:
            - { code: 1, en: Never }
            - { code: 2, en: Always }
        pages:
          - dimension: choice
            heading: { en: Choice }
            items:
              - { id: s-1, options: often, favorable: [2], stem: { en: I chose. } }
          - dimension: safety
            heading: { en: Safety }
            items:
              - { id: s-2, options: often, favorable: [2], stem: { en: I feel safe. } }
        """;

    private const string Baselines = """
        version: "1.0"
        sources:
          S1: { title: A report, address: "https://example.org/report" }
        figures:
          - id: figure-1
            percent: 40
            role: student
            construct: Chose
            items: [s-1]
            year: "2020"
            population: Students
            sampleSize: 100
            representativeness: probability
            fit: sameConstruct
            quote: forty percent
            source: S1
          - { id: figure-2, percent: 60, role: teacher, construct: Chose, items: [t-1], year: "2020", population: Teachers, stratum: level=middle, representativeness: vendor, fit: partial, quote: sixty, source: S1 }
        """;
}
