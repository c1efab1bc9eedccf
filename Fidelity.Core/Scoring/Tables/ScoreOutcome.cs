using Fidelity.Core.Problems;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>What came of scoring files.</summary>
public abstract record ScoreOutcome
{
    private protected ScoreOutcome()
    {
    }
}

/// <param name="Rows">Schools in the order of their names, then all together; everybody, then each group; measures in the instrument's order.</param>
public sealed record Scored(IReadOnlyList<ScoreRow> Rows) : ScoreOutcome;

/// <summary>All that is wrong, by file and line; there is no table.</summary>
public sealed record ScoreRefused(IReadOnlyList<Problem> Problems) : ScoreOutcome;
