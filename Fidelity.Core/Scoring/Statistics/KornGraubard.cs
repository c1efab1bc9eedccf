namespace Fidelity.Core.Scoring.Statistics;

/// <summary>
/// The interval of a share from a clustered sample: Clopper and Pearson's, with the count replaced by the effective count
/// n_eff = p(1 − p)/v · (t(n − 1)/t(df))², never above the count itself.
/// </summary>
/// <remarks>
/// E. L. Korn and B. I. Graubard, Confidence intervals for proportions with small expected number of positive counts estimated from
/// survey data, Survey Methodology 24 (1998). R: <c>svyciprop(method = "beta")</c>, which does not cap.
/// </remarks>
public static class KornGraubard
{
    /// <param name="share">0 to 1; at 0 or 1 the effective count is the count.</param>
    /// <param name="variance">Of the share. 0 (all classes alike) gives the cap.</param>
    /// <param name="degreesOfFreedom">At least 1, and at most <paramref name="count"/> − 1.</param>
    /// <param name="unseen">
    /// Share of the population that did not answer, where only this window is asked about; the cap is then the count divided by it,
    /// and at 0 the interval is the share itself. Else 1.
    /// </param>
    public static ShareInterval Interval(double share, double variance, int count, double degreesOfFreedom, double unseen = 1)
    {
        if (unseen == 0)
        {
            return new ShareInterval(share, share, double.PositiveInfinity);
        }

        const double tail = (1 - Estimate.Confidence) / 2;
        var cap = count / unseen;
        var effective = cap;
        if (share is > 0 and < 1 && variance > 0)
        {
            var widening = StudentDistribution.Quantile(tail, count - 1) / StudentDistribution.Quantile(tail, degreesOfFreedom);
            effective = Math.Min(cap, share * (1 - share) / variance * widening * widening);
        }

        var favorable = effective * share;
        var rest = effective * (1 - share);
        return new ShareInterval(
            BetaDistribution.Quantile(tail, favorable, rest + 1), BetaDistribution.Quantile(1 - tail, favorable + 1, rest), effective);
    }
}

/// <summary>Ends in 0 to 1, and the effective count behind them.</summary>
public readonly record struct ShareInterval(double Low, double High, double EffectiveCount)
{
    private const double FewestEffective = 30;
    private const double WidestAbsolute = 0.30;
    private const double WidestRelative = 1.3;
    private const double NarrowEnough = 0.05;

    /// <summary>The rules of <see cref="Cautions.Unreliable"/>.</summary>
    public bool IsUnreliable(double share)
    {
        var width = High - Low;
        return EffectiveCount < FewestEffective
            || width > WidestAbsolute
            || (width > NarrowEnough && width > WidestRelative * share);
    }
}
