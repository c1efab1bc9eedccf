namespace Fidelity.Core.Releases;

/// <summary>
/// What an outsider knows of one count from its own cell alone. Outsiders are taken to know the rules and this program: a cell that is
/// hidden to protect another was not coded, so it lies inside the limits, and it was the smallest to choose from.
/// </summary>
internal static class KnownCount
{
    /// <summary>Percentages are published with the people they rest on, so a published percentage is a whole number of people.</summary>
    public static int Of(CandidateCell cell) => (int)Math.Round((cell.Value ?? 0) * cell.Count / 100);

    /// <summary>The counts that a coded figure stands for, both ends included.</summary>
    public static (int Low, int High) Behind(Protection coded, int people) => coded.Bound switch
    {
        CellBound.AtMost => (0, (int)Math.Floor((coded.Limit!.Value * people / 100) + Slack)),
        CellBound.AtLeast => ((int)Math.Ceiling((coded.Limit!.Value * people / 100) - Slack), people),
        _ => throw new ArgumentOutOfRangeException(nameof(coded), "Only a coded figure has a range of its own."),
    };

    /// <summary>How far a sum can lie apart when each part can lie anywhere in its range.</summary>
    public static (int Low, int High) Sum(IEnumerable<(int Low, int High)> parts) =>
        parts.Aggregate((Low: 0, High: 0), (sum, part) => (sum.Low + part.Low, sum.High + part.High));

    /// <summary>What is known of an option or a percent favorable.</summary>
    /// <param name="chosen">Whether it can be told that the cell was hidden because it was not coded itself.</param>
    /// <param name="smallestShown">The smallest exact count shown beside it where it was chosen as the smallest.</param>
    public static (int Low, int High) From(CandidateCell cell, Protection decided, bool chosen, int smallestShown)
    {
        var people = cell.Count;
        if (decided.State == CellState.Published)
        {
            return decided.Bound == CellBound.Exact ? (Of(cell), Of(cell)) : Behind(decided, people);
        }

        if (!chosen)
        {
            return (0, people);
        }

        var (atMost, atLeast) = PrimarySuppression.LimitsFor(people);
        return (
            Behind(new(CellState.Published, CellBound.AtMost, atMost), people).High + 1,
            Math.Min(smallestShown, Behind(new(CellState.Published, CellBound.AtLeast, atLeast), people).Low - 1));
    }

    /// <summary>So that 10 % of 30 people is 3 people whatever the arithmetic.</summary>
    private const double Slack = 1e-9;
}
