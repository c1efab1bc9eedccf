using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Tests.Core.Reports;

namespace Fidelity.Tests.Attack;

/// <summary>A district of a few tiny schools, drawn by chance: most options rare, some items all but unanimous, now and then a blank.</summary>
public sealed class MadeDistrict(int seed)
{
    public static readonly OrganizationId District = new(100);

    private static readonly Instrument Survey = MakeSurvey();

    public static InstrumentLibrary Library { get; } = new(MadeRelease.Library.Framework, [Survey], new BaselineSet("1", [], "hash"), []);

    /// <summary>What the open instrument file says.</summary>
    public static IReadOnlyList<KnownItem> Items { get; } =
        [.. Survey.Items.Select(item => new KnownItem(item.Id, Survey.Id, item.Dimension, [.. item.Options.Select(option => option.Code)], item.Favorable, item.Reversed))];

    public IReadOnlyList<SchoolAnswers> Schools() => [.. Answers().Select(school => new SchoolAnswers(
        school.Id, SchoolLevel.Middle, [Survey], new Dictionary<string, int> { [Survey.Key] = school.Eligible }, school.Responses))];

    /// <param name="first">The first school's number.</param>
    public IReadOnlyList<SurveyedSchool> Answers(int first = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(first, random.Next(2, 6)).Select(number => School(new OrganizationId(number), random))];
    }

    private SurveyedSchool School(OrganizationId id, Random random)
    {
        var grades = new Random((seed * 31) + (int)id.Value);
        var highest = 5 + grades.Next(1, 5);
        var people = random.Next(3) == 0 ? random.Next(4, 12) : random.Next(10, 60);
        var lean = Survey.Items.Select(_ => random.Next(1, 6)).ToList();
        var spread = random.Next(1, 4);
        var blanks = random.Next(2) == 0;
        return new SurveyedSchool(id, people + random.Next(3), [.. Enumerable.Range(1, people).Select(person => new Response(
            (id.Value * 1000) + person, new WaveId(1), id, Survey.Key, Math.Max(grades.Next(6, highest + 1), grades.Next(6, highest + 1)), person / 6, new DateOnly(2026, 10, 5), Completeness.Complete, false,
            [.. lean.Select(middle => (byte)(blanks && random.Next(40) == 0 ? 0 : Math.Clamp(middle + random.Next(-spread, spread + 1), 1, 5)))]))]);
    }

    /// <summary>One school of the district: how many were asked, and what they answered.</summary>
    public sealed record SurveyedSchool(OrganizationId Id, int Eligible, IReadOnlyList<Response> Responses);

    private static Instrument MakeSurvey()
    {
        AnswerOption[] options = [.. Enumerable.Range(1, 5).Select(code => new AnswerOption(code, Text($"option {code}")))];
        Item Ask(string id, string practice, int[] favorable, bool reversed = false) =>
            new(id, practice, Text(id), options, favorable, ItemDirection.HigherIsBetter, reversed, "none", 1);
        InstrumentPage Page(string practice, params Item[] items) => new(practice, Text(practice), null, items);
        return new Instrument(
            "student-upper", "1.0", RespondentRole.Student, 6, 12, 10, false, ["en"], Text("Students"), Text("Hello"),
            [
                Page("technology", Ask("alone", "technology", [4, 5])),
                Page("choice", Ask("one", "choice", [4, 5]), Ask("two", "choice", [1, 2], reversed: true), Ask("three", "choice", [5])),
                Page("conferences", Ask("left", "conferences", [4, 5]), Ask("right", "conferences", [2, 3, 4, 5])),
            ],
            null, null, "hash");
    }

    private static LocalizedText Text(string english) => new(new Dictionary<string, string> { ["en"] = english });
}
