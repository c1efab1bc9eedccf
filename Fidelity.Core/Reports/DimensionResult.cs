using Fidelity.Core.Instruments;

namespace Fidelity.Core.Reports;

/// <summary>One practice, condition or guardrail as each group of people sees it, with its items.</summary>
/// <param name="InPlace">What one would see where it is in place.</param>
/// <param name="Groups">Scale means, one for each group that was used in the release, in the report's column order.</param>
public sealed record DimensionResult(
    string Id,
    DimensionKind Kind,
    int Number,
    string Name,
    string InPlace,
    IReadOnlyList<GroupScore> Groups,
    IReadOnlyList<ItemResult> Items);

/// <param name="Scale">Mean scale score, 0 to 100, of this group; not asked where the questionnaire has no such scale.</param>
public sealed record GroupScore(RespondentGroup Group, Figure Scale);

/// <summary>One practice against its target.</summary>
/// <param name="Level">Null when the score is not published.</param>
/// <param name="Target">0 to 100.</param>
/// <param name="Gap">Target less score, in points, as released; null when the score is not published.</param>
/// <param name="GapLow">Ends of the gap's 95 % interval; null without one.</param>
/// <param name="Importance">What the ranking multiplies the gap with.</param>
/// <param name="MissingRoles">Empty when every role that the framework weighs is in the score.</param>
/// <param name="Perception">Teacher less student, in points.</param>
/// <param name="PerceptionText">What may be said of that difference.</param>
/// <param name="NationalText">Whether national figures exist for its items, and what they say.</param>
public sealed record PracticeResult(
    DimensionResult Dimension,
    bool Hard,
    double Importance,
    Figure Score,
    LevelReading? Level,
    double Target,
    double? Gap,
    double? GapLow,
    double? GapHigh,
    string MissingRoles,
    Figure Perception,
    string PerceptionText,
    string NationalText)
{
    public PracticeStanding Standing => this switch
    {
        { Gap: null } => PracticeStanding.NotShown,
        { Gap: <= 0 } => PracticeStanding.AtTarget,
        { GapLow: > 0 } => PracticeStanding.FirmlyBelow,
        _ => PracticeStanding.Below,
    };
}

/// <summary>Where a practice stands against its target; in the order of reading.</summary>
public enum PracticeStanding
{
    /// <summary>The whole interval lies below the target.</summary>
    FirmlyBelow,

    /// <summary>The score lies below the target, but the interval reaches it, or there is none.</summary>
    Below,

    AtTarget,

    NotShown,
}
