using System.Globalization;
using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;

namespace Fidelity.Tests.Core.Responses;

/// <summary>
/// Instruments small enough to know by heart. The students' (grades 3 to 5) has three pages of 3, 2 and 5 items with options 1 to 4 and
/// an open question; the teachers' has one page of 3 items and no open question; the principals' asks for consent.
/// </summary>
internal static class SmallInstruments
{
    public static Instrument Students { get; } = Make(
        "small-student", RespondentRole.Student, 3, 5, [("one-on-one", 3), ("choice", 2), ("progress", 5)], Both("What helps you?"), null);

    public static Instrument Teachers { get; } = Make(
        "small-teacher", RespondentRole.Teacher, null, null, [("one-on-one", 3)], null, null);

    public static Instrument Principals { get; } = Make(
        "small-principal", RespondentRole.Principal, null, null, [("one-on-one", 3)], null, Both("May we show it?"));

    public static InstrumentLibrary Library { get; } = new(
        new Framework(
            "1.0", Both("Framework"), [], new LevelThresholds(25, 50, 70, Both("By hand"), "Made for tests"),
            Enum.GetValues<RespondentRole>().ToDictionary(role => role, _ => new ResponseGate(0.5, 5)), "hash"),
        [Students, Teachers, Principals],
        new BaselineSet("1.0", [], "hash"),
        [Wordless("en"), Wordless("es")]);

    public static LocalizedText Both(string text) =>
        new(new Dictionary<string, string> { ["en"] = text, ["es"] = $"{text} (es)" });

    private static SurveyLanguage Wordless(string tag) =>
        new(tag, tag, false, new Dictionary<Word, string>(), new Dictionary<Word, string>(), new Dictionary<string, string>());

    private static Instrument Make(
        string id, RespondentRole role, int? lowest, int? highest, (string Dimension, int Items)[] pages, LocalizedText? open,
        LocalizedText? consent)
    {
        var number = 0;
        return new Instrument(
            id, "1.0", role, lowest, highest, 5, false, ["en", "es"], Both($"Survey for {role}"), Both("Tell us how it is."),
            [
                .. pages.Select(page => new InstrumentPage(
                    page.Dimension, Both($"About {page.Dimension}"), null,
                    [.. Enumerable.Range(0, page.Items).Select(_ => MakeItem($"{id}-{++number}", page.Dimension))])),
            ],
            open, consent, $"hash of {id}");
    }

    private static Item MakeItem(string id, string dimension) => new(
        id, dimension, Both($"How often: {id}?"),
        [.. Enumerable.Range(1, 4).Select(code => new AnswerOption(code, Both(code.ToString(CultureInfo.InvariantCulture))))],
        [3, 4], ItemDirection.HigherIsBetter, false, "none", 1);
}
