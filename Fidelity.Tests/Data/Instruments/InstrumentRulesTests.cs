using Fidelity.Core.Instruments;
using Fidelity.Data.Instruments;
using Xunit;

namespace Fidelity.Tests.Data.Instruments;

public sealed class InstrumentRulesTests
{
    private const string Framework = "framework.yaml";
    private const string Teacher = "teacher/1.0.yaml";
    private const string Student = "student/1.0.yaml";
    private const string Spanish = "languages/es.yaml";
    private const string Figures = "baselines/1.0.yaml";

    /// <summary>One example for each code: the file that is spoilt and how.</summary>
    private static readonly Dictionary<string, (string File, Action<SmallLibrary> Spoil)> Examples = new()
    {
        ["INS-001"] = In(Teacher, "title: {", "title: [{"),
        ["INS-002"] = In(Teacher, "minutes: 5", "minutes: 5\nminutes: 6"),
        ["INS-003"] = In(Teacher, "minutes: 5", "minutes: 5\nlength: 6"),
        ["INS-004"] = In(Teacher, "minutes: 5\n", ""),
        ["INS-005"] = In(Teacher, "minutes: 5", "minutes: five"),
        ["INS-006"] = In(Teacher, "role: teacher", "role: pupil"),
        ["INS-007"] = In(Teacher, "{ en: Hello, es: Hola }", "{ en: Hello }"),
        ["INS-008"] = In(Teacher, "options: often", "options: oftener"),
        ["INS-009"] = (Framework, library => library.Remove(Framework)),
        ["INS-010"] = (Teacher, library => library.Write(Teacher, new string('#', 2 * 1024 * 1024 + 1))),
        ["INS-011"] = (Teacher, library => library.WriteBytes(Teacher, System.Text.Encoding.Latin1.GetBytes("title: Enseñanza"))),
        ["INS-020"] = (Student, library => library.Write(Student, Cut(library, "pages:") + "pages: []\n")),
        ["INS-021"] = (Student, library => library.Write(Student, Cut(library, "    items:\n") + "    items: []\n")),
        ["INS-022"] = In(Framework, "version: \"1.0\"", "version: \"1\""),
        ["INS-023"] = In(Teacher, "version: \"1.0\"", "version: \"1.1\""),
        ["INS-024"] = In(Student, "grades: { lowest: 3, highest: 12 }\n", ""),
        ["INS-025"] = (Student, library =>
        {
            library.Replace(Student, "[en]", "[es]");
            library.Replace(Student, "{ en:", "{ es:");
            library.Replace(Student, ", en:", ", es:");
        }),
        ["INS-026"] = In(Student, "dimension: safety", "dimension: calm"),
        ["INS-027"] = In(Student, "{ id: s-2,", "{ id: s-2, dimension: choice,"),
        ["INS-028"] = In(Student, "minutes: 5", "minutes: 0"),
        ["INS-029"] = ("student-upper/1.0.yaml", library => Copy(library, "student-upper", "u")),
        ["INS-040"] = In(Teacher, "id: t-2", "id: t-1"),
        ["INS-041"] = In(Teacher, "id: t-1", "id: s-1"),
        ["INS-042"] = In(Teacher, "id: t-2", "id: T 2"),
        ["INS-043"] = In(Student, "    - { code: 2, en: Always }\n", ""),
        ["INS-044"] = In(Teacher, "code: 3", "code: 256"),
        ["INS-045"] = In(Teacher, "code: 2", "code: 4"),
        ["INS-046"] = In(Teacher, "favorable: [3]", "favorable: [9]"),
        ["INS-047"] = In(Teacher, "favorable: [3]", "favorable: []"),
        ["INS-048"] = In(Teacher, "favorable: [3]", "favorable: [1, 2, 3]"),
        ["INS-049"] = In(Teacher, "favorable: [3]", "favorable: [1]"),
        ["INS-050"] = In(Teacher, "es: Eligieron.", "es: " + string.Join(' ', Enumerable.Repeat("palabra", 40))),
        ["INS-051"] = In(Teacher, "Students chose.", "Students did not choose."),
        ["INS-052"] = In(Teacher, "id: t-2", "id: t-2\n        continues: t-1"),
        ["INS-060"] = In(Framework, "id: safety", "id: choice"),
        ["INS-061"] = In(Framework, "teacher: 2", "teacher: 0"),
        ["INS-062"] = In(Framework, "partial: 50", "partial: 80"),
        ["INS-063"] = In(Framework, "score: 70", "score: 170"),
        ["INS-064"] = In(Framework, "minimumRate: 0.5, minimumCount: 1 ", "minimumRate: 50, minimumCount: 1 "),
        ["INS-065"] = (Framework, _ => { }),
        ["INS-066"] = In(Framework, "roleWeights: { student: 1 }", "roleWeights: { student: 1, principal: 1 }"),
        ["INS-067"] = In(Framework, "{ teacher: 2, student: 1 }", "{ teacher: 2 }"),
        ["INS-068"] = In(Framework, "kind: guardrail, number: 1", "kind: guardrail, number: 2"),
        ["INS-069"] = In(Framework, "kind: practice", "kind: condition"),
        ["INS-080"] = In(Figures, "id: figure-2", "id: figure-1"),
        ["INS-081"] = In(Figures, "[s-1]", "[s-9]"),
        ["INS-082"] = In(Figures, "role: student", "role: teacher"),
        ["INS-083"] = In(Figures, "percent: 40", "percent: 140"),
        ["INS-084"] = In(Figures, "sampleSize: 100", "sampleSize: 0"),
        ["INS-085"] = In(Figures, "sampleSize: 100", "sampleSize: 100\n    approximate: true\n    asPublished: about 40"),
        ["INS-086"] = In(Figures, "level=middle", "middle"),
        ["INS-087"] = In(Figures, "https://example.org/report", "a report"),
        ["INS-088"] = In(Figures, "id: figure-1\n", "id: figure-1\n    stratum: level=middle\n", "role: teacher, construct: Chose, items: [t-1]", "role: student, construct: Chose, items: [s-1]"),
        ["INS-090"] = (Teacher, library => library.Remove(Spanish)),
        ["INS-091"] = In(Spanish, "Página {0} de {1}", "Página {0}"),
    };

    public static TheoryData<string> Codes => [.. Examples.Keys.Where(code => code != "INS-065")];

    [Fact]
    public void The_small_library_breaks_no_rule()
    {
        using var library = new SmallLibrary();

        Assert.Empty(library.Problems());
    }

    [Fact]
    public void Every_rule_has_an_example_and_a_code_of_its_own()
    {
        var codes = FileRules.All.Select(rule => rule.Code).Concat(InstrumentRules.All.Select(rule => rule.Code)).ToList();

        Assert.Equal(codes.Distinct(), codes);
        Assert.Equal(codes.Order(), Examples.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Breaking_a_rule_is_reported_with_its_code_file_and_line(string code)
    {
        using var library = new SmallLibrary();
        var (file, spoil) = Examples[code];

        spoil(library);

        var problem = library.Problems().FirstOrDefault(problem => problem.Code == code && problem.File == file);
        Assert.True(problem is not null, string.Join('\n', library.Problems()));
        Assert.True(problem.Line > 0 || code is "INS-009" or "INS-010");
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_without_a_gate_is_reported()
    {
        // A file without the key is already refused for its form, so the rule itself guards frameworks that code makes.
        using var library = new SmallLibrary();
        var framework = library.Library().Framework with { Gates = new Dictionary<RespondentRole, ResponseGate>() };

        var problems = InstrumentRules.Check(new(new(framework, Framework, new Dictionary<string, int>()), [], [], [], IsWhole: false));

        Assert.Equal(3, problems.Count(problem => problem.Code == "INS-065"));
    }

    [Fact]
    public void Two_items_of_one_id_are_refused_with_both_lines()
    {
        using var library = new SmallLibrary();
        library.Replace(Teacher, "id: t-2", "id: t-1");

        var problems = library.Problems();

        Assert.Equal([("INS-040", 17), ("INS-040", 21)], problems.Select(problem => (problem.Code, problem.Line)));
        Assert.All(problems, problem => Assert.Contains("lines 17 and 21", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void All_problems_of_all_files_come_at_once()
    {
        using var library = new SmallLibrary();
        library.Replace(Framework, "partial: 50", "partial: 80");
        library.Replace(Teacher, "minutes: 5", "minutes: five\nlength: 6");
        library.Replace(Student, "favorable: [2]", "favorable: [7]");
        library.Replace(Figures, "percent: 40", "percent: 140");

        var codes = library.Problems().Select(problem => problem.Code).ToHashSet();

        Assert.Superset(new HashSet<string> { "INS-003", "INS-005", "INS-046", "INS-062", "INS-083" }, codes);
    }

    [Fact]
    public void A_broken_file_brings_no_complaints_about_the_files_that_refer_to_it()
    {
        using var library = new SmallLibrary();
        library.Replace(Teacher, "title: {", "title: [{");

        Assert.Equal(["INS-001"], library.Problems().Select(problem => problem.Code));
    }

    private static (string, Action<SmallLibrary>) In(string file, string text, string by) => (file, library => library.Replace(file, text, by));

    private static (string, Action<SmallLibrary>) In(string file, string text, string by, string text2, string by2) =>
        (file, library =>
        {
            library.Replace(file, text, by);
            library.Replace(file, text2, by2);
        });

    private static string Cut(SmallLibrary library, string from)
    {
        var text = library.TextOf(Student);
        return text[..text.IndexOf(from, StringComparison.Ordinal)];
    }

    private static void Copy(SmallLibrary library, string id, string prefix) =>
        library.Write($"{id}/1.0.yaml", library.TextOf(Student).Replace("id: student", $"id: {id}", StringComparison.Ordinal).Replace("id: s-", $"id: {prefix}-", StringComparison.Ordinal));
}
