using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;

namespace Fidelity.Core.Reports;

/// <summary>What has changed since the wave before. Every difference is computed from two released figures, and is none itself.</summary>
/// <param name="Wave">The earlier wave's name.</param>
/// <param name="ReleaseId">The earlier release that the figures are of.</param>
/// <param name="Groups">The columns after the score; the principal, who is one person, has none.</param>
/// <param name="Rows">
/// The index, practices in the report's order, then the conditions and guardrails that can be compared; empty where nothing can be.
/// </param>
/// <param name="Summary">How many practice scores and how many of the groups' scales went up and down, or why nothing can be compared.</param>
/// <param name="NotCompared">Conditions and guardrails without a row.</param>
public sealed record ChangeTable(
    string Wave, long ReleaseId, IReadOnlyList<RespondentGroup> Groups, IReadOnlyList<ChangeRow> Rows, string Summary, IReadOnlyList<string> NotCompared)
{
    /// <summary>The columns of the scores are there: one of them at least can be compared.</summary>
    public bool HasScores => Rows.Any(row => row.Score is not null);
}

/// <param name="Kind">Null for the index.</param>
/// <param name="Score">Index or practice score; null for conditions and guardrails, and where no score can be compared.</param>
/// <param name="Groups">Scale means, one for each of the table's groups.</param>
public sealed record ChangeRow(string Name, DimensionKind? Kind, FigureChange? Score, IReadOnlyList<FigureChange> Groups);

/// <param name="Difference">Later less earlier, in points; null where the two cannot be compared.</param>
/// <param name="Verdict">Null with it.</param>
/// <param name="Text">The verdict's word, or why there is none.</param>
public sealed record FigureChange(Figure Earlier, Figure Later, Estimate? Difference, ChangeVerdict? Verdict, string Text);
