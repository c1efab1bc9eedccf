using Fidelity.Core.Scoring.Tallies;

namespace Fidelity.Core.Scoring.Statistics;

/// <summary>
/// How much of the differences between people is between their groups (classes, schools), by one-way random analysis of variance.
/// ICC(1) = (B − W) / (B + (n0 − 1)·W) says it of one person's score, ICC(2) = (B − W) / B of a group's mean: how far the means can
/// be trusted to tell groups apart.
/// </summary>
/// <param name="Groups">Groups with anybody who has a score.</param>
/// <param name="Count">People.</param>
/// <param name="TypicalSize">n0 = (N − Σn²/N) / (groups − 1): the size of equal groups that would say as much.</param>
/// <param name="Between">Mean square B between groups.</param>
/// <param name="Within">Mean square W within groups.</param>
/// <remarks>
/// P. E. Shrout and J. L. Fleiss, Intraclass correlations, Psychological Bulletin 86 (1979); P. D. Bliese, Within-group agreement,
/// non-independence, and reliability (2000). n0: S. R. Searle, Linear Models (1971). The intervals are McGraw and Wong's (Psychological Methods 1, 1996),
/// exact for equal groups of normal scores, and with n0 an approximation for unequal ones.
/// </remarks>
public sealed record IntraclassCorrelation(int Groups, int Count, double TypicalSize, double Between, double Within)
{
    /// <summary>The ICC(2) from which group means are usually taken to be dependable (Bliese 2000).</summary>
    public const double Dependable = 0.70;

    // A mean square this small beside the other is what rounding leaves of 0.
    private const double Rounding = 1e-12;

    private const double Tail = (1 - Estimate.Confidence) / 2;

    public double Icc1 => Single(Between / Within);

    /// <summary>At most 1; below 0 where groups differ less than chance alone would have it.</summary>
    public double Icc2 => 1 - (Within / Between);

    public (double Low, double High) Icc1Interval => (Single(RatioInterval.Low), Single(RatioInterval.High));

    public (double Low, double High) Icc2Interval => (1 - (1 / RatioInterval.Low), 1 - (1 / RatioInterval.High));

    /// <summary>Of the ratio of mean squares that chance would have where nothing but the groups differs.</summary>
    private (double Low, double High) RatioInterval { get; } = (
        Between / Within / FDistribution.Quantile(1 - Tail, Groups - 1, Count - Groups),
        Between / Within / FDistribution.Quantile(Tail, Groups - 1, Count - Groups));

    /// <summary>
    /// Respondents a group needs for its mean to reach an ICC(2), by Spearman and Brown's formula, rounded up; null where ICC(1) is 0
    /// or less, since then no number is enough.
    /// </summary>
    public int? RespondentsNeeded(double icc2 = Dependable) =>
        Icc1 > 0 ? (int)Math.Ceiling(Math.Min(int.MaxValue, icc2 * (1 - Icc1) / ((1 - icc2) * Icc1))) : null;

    /// <summary>Null for one group only, where no group has two people, and where people do not differ within or groups between.</summary>
    /// <param name="sums">Of those who have a score; unweighted.</param>
    /// <param name="unit">The value that one unit of the sums stands for.</param>
    /// <param name="groupOf">Of a block: class or school.</param>
    public static IntraclassCorrelation? Of(IEnumerable<PsuSum> sums, double unit, Func<TallyBlock, long> groupOf)
    {
        var groups = sums.Where(block => block.Count > 0).GroupBy(block => groupOf(block.Block)).Select(group => group.Aggregate(Add)).ToList();
        var count = groups.Sum(group => group.Count);
        if (groups.Count < 2 || count == groups.Count)
        {
            return null;
        }

        var total = groups.Aggregate((Int128)0, (sum, group) => sum + group.Sum);
        var between = unit * unit / (groups.Count - 1)
            * OrderFreeSum.Of(groups.Select(group => Square((double)(((Int128)group.Sum * count) - (total * group.Count)) / count) / group.Count));
        var within = unit * unit / (count - groups.Count) * OrderFreeSum.Of(groups.Select(group => group.SquaresWithin));
        var squares = groups.Sum(group => (double)group.Count * group.Count);
        return between > Rounding * within && within > Rounding * between
            ? new IntraclassCorrelation(groups.Count, count, (count - (squares / count)) / (groups.Count - 1), between, within)
            : null;
    }

    private static PsuSum Add(PsuSum one, PsuSum other) =>
        one with { Sum = one.Sum + other.Sum, Count = one.Count + other.Count, Squares = one.Squares + other.Squares };

    private double Single(double ratio) => (ratio - 1) / (ratio + TypicalSize - 1);

    private static double Square(double x) => x * x;
}
