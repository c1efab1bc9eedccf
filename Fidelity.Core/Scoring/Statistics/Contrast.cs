namespace Fidelity.Core.Scoring.Statistics;

/// <summary>
/// One figure less another of the same design: two subgroups of the same classes, or two waves in the same schools. The influences
/// are subtracted PSU by PSU, z(a) − z(b), and so the covariance comes along.
/// </summary>
/// <remarks>
/// R: <c>svycontrast(svyby(…, covmat = TRUE), c(1, -1))</c>. Degrees of freedom are the smaller of the two sides': a subgroup that sits in two of
/// twelve classes is known from two classes, and with the degrees of freedom of all twelve one gap in five would be found where there is none.
/// </remarks>
public static class Contrast
{
    /// <summary>
    /// In the unit of the means, ends not cut. A side with one PSU a stratum: flagged, no interval. Nothing varies: flagged, no interval.
    /// Count is that of both sides.
    /// </summary>
    public static Estimate OfMeans(Linearised one, Linearised other) => Of(one, other, 1, 0);

    /// <summary>
    /// Of two shares of 0 to 1, in percentage points. A side at 0 or 100 percent, where its linearised variance is 0, brings that of as
    /// many independent answers at the share of both sides together.
    /// </summary>
    public static Estimate OfPercentages(Linearised one, Linearised other)
    {
        var together = 100 * ((one.Value * one.Count) + (other.Value * other.Count)) / (one.Count + other.Count);
        return Of(one, other, 100, AtAnEnd(one, together) + AtAnEnd(other, together)).Within(-100, 100);
    }

    private static double AtAnEnd(Linearised share, double together) =>
        share.Value is 0 or 1 ? LeastVariance.Independent(100 * share.Value, together, share.Count) : 0;

    private static Estimate Of(Linearised one, Linearised other, double unit, double least)
    {
        var difference = Linearised.Combination((unit, one), (-unit, other));
        var degreesOfFreedom = Math.Min(one.DegreesOfFreedom, other.DegreesOfFreedom);
        double? variance = degreesOfFreedom == 0 ? null : difference.Variance() + least;
        return IndependentSum.Of([new(difference.Value, variance, degreesOfFreedom)], one.Count + other.Count);
    }
}
