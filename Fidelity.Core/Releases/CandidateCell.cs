using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring;

namespace Fidelity.Core.Releases;

/// <summary>
/// One figure as computed, before protection. It never leaves the release step: only <see cref="Disclosure"/> turns it into a
/// <see cref="ReleasedCell"/>. Percentages, scores and their errors are on 0 to 100.
/// </summary>
public sealed record CandidateCell(CellAddress Address)
{
    public double? Value { get; init; }

    public double? StandardError { get; init; }

    public double? DegreesOfFreedom { get; init; }

    /// <summary>Ends of the 95 % interval, both included; null where none can be given.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>People the figure rests on.</summary>
    public int Count { get; init; }

    /// <summary>People who could have answered.</summary>
    public int Eligible { get; init; }

    /// <summary>Worst-case bounds: every non-respondent unfavorable, or favorable.</summary>
    public double? NonresponseLow { get; init; }

    public double? NonresponseHigh { get; init; }

    public CellFlags Flags { get; init; }

    /// <summary>Principals only: the one person behind the figure agreed in the survey that it may be shown.</summary>
    public bool Consented { get; init; }

    /// <summary>For <see cref="Measure.ItemOption"/>: the option is one of the item's favorable ones.</summary>
    public bool IsFavorableOption { get; init; }

    /// <summary>For <see cref="Measure.ItemOption"/>: what it counts in its scale's mean, 0 to 100; null where the item is in no scale.</summary>
    public double? Points { get; init; }

    /// <summary>The schools' cells that a total is over, so that it can be worked out from them; empty for all other cells.</summary>
    public IReadOnlyList<CellAddress> Parts { get; init; } = [];

    /// <summary>For a subgroup: all its respondents to the instrument, whether they answered this or not.</summary>
    public int GroupSize { get; init; }

    public BaselineComparison? Baseline { get; init; }

    /// <summary>Target minus score, in points, with the same interval width; practice scores only.</summary>
    public double? TargetGap { get; init; }

    public FidelityLevel? Level { get; init; }

    /// <summary>The other level when the 90 % interval reaches into it; null when the level is firm, and where there is no interval to tell.</summary>
    public FidelityLevel? BorderlineWith { get; init; }

    /// <summary>Probability, 0 to 1, that the score is at or above the in-place threshold.</summary>
    public double? ProbabilityInPlace { get; init; }

    /// <summary>Roles whose figures are missing from a practice score or index, comma-separated; empty when all are in.</summary>
    public string MissingRoles { get; init; } = "";
}

/// <summary>What a cell is about; unique within a release.</summary>
/// <param name="Role">Null for figures over all roles.</param>
/// <param name="Instrument">Instrument id without version (<c>student-lower</c>); empty for figures over all.</param>
/// <param name="Dimension">Practice, condition or guardrail; empty for the index and response rates.</param>
/// <param name="Item">Item id; empty for scales and above.</param>
/// <param name="Category">Option code for <see cref="Measure.ItemOption"/>, otherwise 0.</param>
/// <param name="Group">Subgroup, such as <c>grade:5</c>; <see cref="Everybody"/> for all.</param>
public sealed record CellAddress(
    OrganizationId Organization,
    Measure Measure,
    RespondentRole? Role = null,
    string Instrument = "",
    string Dimension = "",
    string Item = "",
    int Category = 0,
    string Group = CellAddress.Everybody)
{
    public const string Everybody = "all";

    /// <summary>Over what tells most cells apart, since a release looks cells up millions of times.</summary>
    public override int GetHashCode() =>
        HashCode.Combine(Organization.Value, (int)Measure, Category, Instrument.Length, Group[^1], (Item.Length > 0 ? Item : Dimension).GetHashCode(StringComparison.Ordinal));
}

/// <summary>What a cell's value measures, and in which unit.</summary>
public enum Measure
{
    /// <summary>Percent of those who answered an item who chose a favorable option.</summary>
    ItemFavorable,

    /// <summary>Percent of those who answered an item who chose one option.</summary>
    ItemOption,

    /// <summary>Mean scale score of one dimension in one instrument.</summary>
    ScaleMean,

    /// <summary>Weighted mean of the roles' scale means for one practice.</summary>
    PracticeScore,

    /// <summary>Weighted mean of the practice scores.</summary>
    FidelityIndex,

    /// <summary>AAPOR RR2, percent.</summary>
    ResponseRate,

    /// <summary>Teacher minus student scale mean on one practice, in points.</summary>
    PerceptionGap,
}

/// <summary>What a reader must know before using a figure; several may hold.</summary>
[Flags]
public enum CellFlags
{
    None = 0,

    /// <summary>NCHS rules for proportions: shown with its interval and this flag, not hidden.</summary>
    Unreliable = 1,

    /// <summary>All answers come from one class: no interval can be given.</summary>
    OneClass = 2,

    /// <summary>Below the framework's response gate.</summary>
    LowResponse = 4,

    /// <summary>Everybody gave the same answer to a mean: no interval can be given.</summary>
    NoSpread = 8,
}

/// <param name="Percent">The published figure on the favorable side.</param>
/// <param name="Gap">
/// School minus nation, in percentage points; null where the source gives only words such as "more than half", from which nothing may be
/// subtracted.
/// </param>
/// <param name="EffectSize">Cohen's h; null likewise.</param>
public sealed record BaselineComparison(
    string BaselineId,
    double Percent,
    double? Gap,
    double? GapLow,
    double? GapHigh,
    double? EffectSize,
    NationalVerdict Verdict,
    Representativeness Representativeness,
    BaselineFit Fit);
