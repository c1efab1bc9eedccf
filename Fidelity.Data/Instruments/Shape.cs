using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;

namespace Fidelity.Data.Instruments;

/// <summary>The keys that a section of a file must and may have. A test holds the JSON Schemas for editors to exactly these.</summary>
/// <param name="Name">The section's name, and its name under <c>$defs</c> in the schema.</param>
/// <param name="IsText">Its other keys are the file's languages.</param>
internal sealed record Shape(string Name, IReadOnlyList<string> Required, IReadOnlyList<string> Optional, bool IsText = false)
{
    public bool Knows(string key) => Required.Contains(key) || Optional.Contains(key);
}

internal static class Shapes
{
    public static readonly Shape Framework = new("framework", ["version", "languages", "title", "levels", "target", "gates", "dimensions"], []);
    public static readonly Shape Levels = new("levels", ["emerging", "partial", "inPlace", "method", "source"], []);
    public static readonly Shape Target = new("target", ["score", "reason"], []);
    public static readonly Shape Gates = new("gates", ["teacher", "student", "principal"], []);
    public static readonly Shape Gate = new("gate", ["minimumRate", "minimumCount"], []);
    public static readonly Shape Dimension = new("dimension", ["id", "kind", "number", "name", "inPlace", "importance", "roleWeights"], ["hard", "target"]);
    public static readonly Shape RoleWeights = new("roleWeights", [], ["teacher", "student", "principal"]);

    public static readonly Shape Instrument = new(
        "instrument",
        ["id", "version", "role", "minutes", "languages", "title", "introduction", "optionSets", "pages"],
        ["grades", "asksForClass", "openQuestion", "consent"]);
    public static readonly Shape Grades = new("grades", ["lowest", "highest"], []);
    public static readonly Shape Option = new("option", ["code"], [], IsText: true);
    public static readonly Shape Page = new("page", ["dimension", "heading", "items"], ["note"]);
    public static readonly Shape Item = new("item", ["id", "options", "favorable", "stem"], ["dimension", "direction", "reversed", "sensitivity", "continues"]);

    public static readonly Shape BaselineFile = new("baselines", ["version", "sources", "figures"], []);
    public static readonly Shape Source = new("source", ["title", "address"], []);
    public static readonly Shape Figure = new(
        "figure",
        ["id", "percent", "role", "construct", "year", "population", "representativeness", "fit", "quote", "source"],
        ["items", "inverted", "approximate", "asPublished", "sampleSize", "standardError", "stratum", "note"]);

    public static readonly Shape Language = new("language", ["name", "direction", "words", "problems"], ["forAdults"]);
    public static readonly Shape Words = new("words", WordNames, []);
    public static readonly Shape WordsForAdults = new("forAdults", [], WordNames);
    public static readonly Shape AnswerProblems = new("problems", AnswerRules.Codes, []);

    /// <summary>The shapes of each schema file, the whole file's first.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Shape>> BySchema { get; } = new Dictionary<string, IReadOnlyList<Shape>>
    {
        ["framework.schema.json"] = [Framework, Levels, Target, Gates, Gate, Dimension, RoleWeights],
        ["instrument.schema.json"] = [Instrument, Grades, Option, Page, Item],
        ["baselines.schema.json"] = [BaselineFile, Source, Figure],
        ["language.schema.json"] = [Language, Words, WordsForAdults, AnswerProblems],
    };

    private static IReadOnlyList<string> WordNames => [.. Enum.GetValues<Word>().Select(WordKeys.Of)];
}
