namespace Fidelity.Core.Reports;

/// <summary>The order in which a school looks at its practices.</summary>
public static class PracticeRanking
{
    /// <summary>
    /// First what is firmly below target, then what may be below it, then what has reached it, last what is not shown. Within each, the
    /// largest gap × importance first, ties in the framework's order.
    /// </summary>
    public static IReadOnlyList<PracticeResult> Ranked(IEnumerable<PracticeResult> practices) =>
    [
        .. practices.OrderBy(practice => practice.Standing)
            .ThenByDescending(practice => practice.Gap * practice.Importance)
            .ThenBy(practice => practice.Dimension.Number),
    ];
}
