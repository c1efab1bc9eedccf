namespace Fidelity.Core.Scoring.Statistics;

/// <summary>
/// Sums of independent estimates (different roles, or a school and the nation): variances add, the degrees of freedom are Welch and
/// Satterthwaite's (Σv)² / Σ(v²/df).
/// </summary>
/// <remarks>F. E. Satterthwaite, An approximate distribution of estimates of variance components, Biometrics Bulletin 2 (1946).</remarks>
public static class IndependentSum
{
    // A standard error this small beside its estimate is what rounding leaves of 0.
    private const double Rounding = 1e-12;

    /// <summary>
    /// Value, standard error and t interval of the sum of the parts. A part without variance makes the sum one: flagged
    /// <see cref="Cautions.OneClass"/>, no interval. All variances 0: <see cref="Cautions.NoSpread"/>, no interval.
    /// </summary>
    public static Estimate Of(IReadOnlyCollection<Part> parts, int count)
    {
        var value = OrderFreeSum.Of(parts.Select(part => part.Value));
        if (parts.Any(part => part.Variance is null))
        {
            return new Estimate(value, null, 0, null, null, count) { Cautions = Cautions.OneClass };
        }

        var spread = parts.Where(part => Math.Sqrt(part.Variance!.Value) > Rounding * Math.Max(1, Math.Abs(part.Value))).ToList();
        if (spread.Count == 0)
        {
            return new Estimate(value, 0, 0, null, null, count) { Cautions = Cautions.NoSpread };
        }

        var variance = OrderFreeSum.Of(spread.Select(part => part.Variance!.Value));
        var degreesOfFreedom = spread.Count == 1
            ? spread[0].DegreesOfFreedom
            : variance * variance / OrderFreeSum.Of(spread.Select(part => part.Variance!.Value * part.Variance.Value / part.DegreesOfFreedom));
        var standardError = Math.Sqrt(variance);
        var reach = StudentDistribution.Quantile((1 + Estimate.Confidence) / 2, degreesOfFreedom) * standardError;
        return new Estimate(value, standardError, degreesOfFreedom, value - reach, value + reach, count);
    }

    /// <param name="Value">With its coefficient and sign already in.</param>
    /// <param name="Variance">Of that; null when it cannot be estimated, 0 for a number that is known.</param>
    /// <param name="DegreesOfFreedom">Of the variance; infinity for one that is as good as known. Not read where the variance is 0.</param>
    public readonly record struct Part(double Value, double? Variance, double DegreesOfFreedom);
}
