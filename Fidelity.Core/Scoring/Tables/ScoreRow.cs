namespace Fidelity.Core.Scoring.Tables;

/// <summary>One figure of the table. Percentages, scores and gaps are 0 to 100; alpha and the ICCs at most 1. Null: not to be had.</summary>
/// <param name="Level"><c>school</c> or <c>all</c>.</param>
/// <param name="Unit">The school; <c>all</c> for all of them together.</param>
/// <param name="Group">Column that divides the people; empty for everybody.</param>
/// <param name="Category">What the column says of them.</param>
/// <param name="Count">Respondents behind the figure.</param>
/// <param name="Eligible">People of the unit and category on the roster.</param>
/// <param name="DesignEffect">Against as many independent answers.</param>
/// <param name="EffectiveCount">Independent answers that would be as precise: Korn and Graubard's for a percentage, else count / design effect.</param>
/// <param name="Flag">Words of <see cref="ScoreFlags"/> with semicolons between; the verdict first for a gap.</param>
public sealed record ScoreRow(
    string Level,
    string Unit,
    string Measure,
    string Group,
    string Category,
    int Count,
    int? Eligible,
    double? Estimate,
    double? StandardError,
    double? DegreesOfFreedom,
    double? Low,
    double? High,
    double? DesignEffect,
    double? EffectiveCount,
    string Flag);
