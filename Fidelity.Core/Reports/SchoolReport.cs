using Fidelity.Core.Instruments;

namespace Fidelity.Core.Reports;

/// <summary>
/// Everything that one school's report says, decided and worded: pages and PDF only lay it out. Made from released cells and nothing
/// else, so that a report cannot hold what was not published.
/// </summary>
/// <param name="Practices">In the order to look at them; see <see cref="PracticeRanking"/>.</param>
/// <param name="Changes">Null where no earlier wave of the school has a release.</param>
/// <param name="ByGrade">One table a student questionnaire whose figures are given by grade; empty where none is.</param>
/// <param name="National">Every item with a published national figure; those that count as national first.</param>
/// <param name="ItemsWithoutNational">Items asked for which no national figure is published.</param>
/// <param name="Groups">The instruments that were used, in the order of their columns.</param>
public sealed record SchoolReport(
    ReportHeading Heading,
    Headline Headline,
    IReadOnlyList<PracticeResult> Practices,
    IReadOnlyList<ThingToLookAt> LookAt,
    ChangeTable? Changes,
    IReadOnlyList<GradeTable> ByGrade,
    IReadOnlyList<DimensionResult> Conditions,
    IReadOnlyList<DimensionResult> Guardrails,
    IReadOnlyList<NationalComparison> National,
    int ItemsWithoutNational,
    IReadOnlyList<RespondentGroup> Groups,
    IReadOnlyList<ResponseReading> Responses,
    IReadOnlyList<SuppressionNote> Suppressed,
    LevelThresholds Levels,
    IReadOnlyList<ReadingHint> HowToRead,
    IReadOnlyList<ProvenanceLine> Provenance)
{
    /// <summary>Practices, then conditions, then guardrails, for the pages that show every item.</summary>
    public IEnumerable<DimensionResult> Dimensions => [.. Practices.Select(practice => practice.Dimension).OrderBy(result => result.Number), .. Conditions, .. Guardrails];
}

/// <param name="Date">The day of the release, in words.</param>
/// <param name="Hash">The release's hash.</param>
/// <param name="IsHeld">What an earlier release said of the school stands.</param>
public sealed record ReportHeading(string School, string WaveName, int ReleaseNumber, string Date, string Hash, bool IsDemonstration, bool IsHeld = false)
{
    public const string Language = "en";

    /// <summary>Stands in the title, in the header of every page, and in the file's name, whenever the answers were made up.</summary>
    public const string DemonstrationMark = "Demonstration data";

    /// <summary>Stands on the first page of a report that is held.</summary>
    public const string HeldNote =
        "These results are held: they are those of an earlier release of the same survey. Since then so few answers have been added or taken away that the change could point at one person.";

    public string ReleaseLabel => $"{WaveName}, release {ReleaseNumber}";

    public string ShortHash => Hash.Length > 12 ? Hash[..12] : Hash;

    public string Title => $"{(IsDemonstration ? DemonstrationMark + ": " : "")}Practice-gap report, {School}, {ReleaseLabel}";

    /// <summary>The mark, or nothing.</summary>
    public string Mark => IsDemonstration ? DemonstrationMark : "";
}

/// <summary>The answer in one line, with what it rests on.</summary>
/// <param name="Index">The fidelity index.</param>
/// <param name="Level">Null when the index is not published.</param>
/// <param name="Text"><c>Partial, borderline with In place</c>, or why there is no level.</param>
/// <param name="Explanation">Index, interval, and the chance of being in place, in a sentence or two.</param>
/// <param name="MissingRoles">Empty when every role is in it.</param>
public sealed record Headline(Figure Index, LevelReading? Level, string Text, string Explanation, string MissingRoles);

/// <summary>One of the people's groups that answered one questionnaire: <c>Students, grades 6 to 12</c>.</summary>
public sealed record RespondentGroup(string InstrumentId, string InstrumentKey, RespondentRole Role, string Name);

/// <summary>One of at most three things to take up first.</summary>
public sealed record ThingToLookAt(string Title, string Text);

/// <summary>One paragraph of "how to read this report".</summary>
public sealed record ReadingHint(string Title, string Text);

/// <summary>One line of what the report rests on: versions, hashes, counts.</summary>
public sealed record ProvenanceLine(string Name, string Text);

/// <param name="MeetsGate">Null where that cannot be told from what is published.</param>
/// <param name="Gate">Whether the group's role met the framework's gate, and what the gate is.</param>
/// <param name="Bounds">How far a percentage could move had everyone answered; empty where the rate is not shown.</param>
public sealed record ResponseReading(RespondentGroup Group, Figure Rate, bool? MeetsGate, string Gate, string Bounds);

/// <param name="What">Whose figures, and how many of them.</param>
/// <param name="Why">The reason, in a sentence.</param>
public sealed record SuppressionNote(string What, string Why);
