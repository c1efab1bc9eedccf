using System.Security.Cryptography;
using System.Text;
using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;

namespace Fidelity.Data.Instruments;

/// <summary>
/// Reads and verifies <c>instruments/</c>: <c>framework.yaml</c>, <c>baselines/*.yaml</c>, <c>languages/*.yaml</c>, and every other folder's <c>*.yaml</c> as a
/// questionnaire. Either everything is right, or all that is wrong comes back at once.
/// </summary>
public static class LoadInstruments
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const long LargestFile = 2 * 1024 * 1024;

    private static readonly string[] FoldersOfOtherThings = ["baselines", "languages", "recommendations"];

    public static InstrumentsRead Read(string directory)
    {
        List<Problem> problems = [];
        var framework = Every(directory, ["framework.yaml"], ReadFramework.From, problems);
        var instruments = Every(directory, Questionnaires(directory), ReadInstrument.From, problems);
        var baselines = Every(directory, FilesIn(directory, "baselines"), ReadBaselines.From, problems);
        var languages = Every(directory, FilesIn(directory, "languages"), ReadLanguage.From, problems);
        if (instruments.Count == 0 && problems.Count == 0)
        {
            problems.Add(FileRules.MissingFile.At("", 0, "", "There is no questionnaire. Add one, such as teacher/1.0.yaml."));
        }

        if (baselines.Count == 0 && problems.Count == 0)
        {
            problems.Add(FileRules.MissingFile.At("", 0, "", "There is no file of published figures. Add one, such as baselines/2026.1.yaml; its list of figures may be empty."));
        }

        var draft = new LibraryDraft(framework.SingleOrDefault(), instruments, [.. baselines.OrderBy(set => VersionOf(set.Value.Version))], languages, problems.Count == 0);
        problems.AddRange(InstrumentRules.Check(draft));
        return problems.Count > 0
            ? new InstrumentsRefused([.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)])
            : new InstrumentsLoaded(new(
                draft.Framework!.Value, [.. instruments.Select(file => file.Value)], draft.BaselineSets[^1].Value, InUse(languages, instruments)));
    }

    private static IReadOnlyList<SurveyLanguage> InUse(List<Sourced<SurveyLanguage>> languages, List<Sourced<Instrument>> instruments) =>
    [
        .. languages.Select(file => file.Value)
            .Where(language => instruments.Any(instrument => instrument.Value.Languages.Contains(language.Tag)))
            .OrderByDescending(language => language.Tag == SurveyLanguage.Fallback),
    ];

    /// <summary>SHA-256 of the text in UTF-8 with line ends as \n, lower-case hex: the same on every system a file was checked out on.</summary>
    internal static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal))));

    /// <summary>Those of the files that are right in form; what is wrong with the others is added to the problems.</summary>
    internal static List<Sourced<T>> Every<T>(
        string directory, IReadOnlyList<string> names, Func<YamlFile, string, string, T?> make, List<Problem> problems)
        where T : class
    {
        List<Sourced<T>> made = [];
        foreach (var name in names)
        {
            var file = new YamlFile(name);
            if (TextOf(Path.Combine(directory, name), file) is { } text
                && make(file, text, HashOf(text)) is { } value && file.Problems.Count == 0)
            {
                made.Add(new(value, name, file.Lines));
            }

            problems.AddRange(file.Problems);
        }

        return made;
    }

    private static string? TextOf(string path, YamlFile file)
    {
        var found = new FileInfo(path);
        if (!found.Exists)
        {
            file.Complain(FileRules.MissingFile, 0, "", $"This file is not in {found.DirectoryName}. Point to the directory that holds it, or add it.");
            return null;
        }

        if (found.Length > LargestFile)
        {
            file.Complain(FileRules.TooLarge, 0, "", $"This file has {found.Length} bytes; at most {LargestFile} are read. Split it, or see whether it is the right file.");
            return null;
        }

        try
        {
            return Utf8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            file.Complain(FileRules.Encoding, 1, "", "This file is not in UTF-8, so accents would be lost. Save it as UTF-8.");
            return null;
        }
    }

    private static List<string> Questionnaires(string directory) =>
        !Directory.Exists(directory)
            ? []
            : [.. Directory.GetDirectories(directory).Select(folder => Path.GetFileName(folder)!)
                .Where(folder => !FoldersOfOtherThings.Contains(folder)).Order(StringComparer.Ordinal).SelectMany(folder => FilesIn(directory, folder))];

    private static List<string> FilesIn(string directory, string folder) =>
        !Directory.Exists(Path.Combine(directory, folder))
            ? []
            : [.. Directory.GetFiles(Path.Combine(directory, folder), "*.yaml").Select(path => $"{folder}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal)];

    private static Version VersionOf(string text) => Version.TryParse(text, out var version) ? version : new(0, 0);
}

/// <summary>What came of reading <c>instruments/</c>.</summary>
public abstract record InstrumentsRead
{
    private protected InstrumentsRead()
    {
    }
}

/// <summary>Every file is right.</summary>
public sealed record InstrumentsLoaded(InstrumentLibrary Library) : InstrumentsRead;

/// <summary>All that is wrong, by file and line; nothing of it may be used.</summary>
public sealed record InstrumentsRefused(IReadOnlyList<Problem> Problems) : InstrumentsRead;
