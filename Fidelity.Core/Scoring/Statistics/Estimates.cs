namespace Fidelity.Core.Scoring.Statistics;

/// <summary>Means and percentages of one role's respondents, with intervals at <see cref="Estimate.Confidence"/>.</summary>
public static class Estimates
{
    /// <summary>
    /// Weighted mean with a Student-t interval on the design's degrees of freedom (R: <c>svymean</c>, <c>confint(…, df = degf(design))</c>).
    /// In the unit of the values, ends not cut; null when nobody answered. One PSU a stratum: flagged, no interval. No spread at all:
    /// flagged, no interval, unless everyone there is answered and only this window is asked about.
    /// </summary>
    public static Estimate? Mean(IReadOnlyCollection<Observation> sample, Population? population = null) =>
        Linearised.Mean(sample) is { } mean ? Mean(mean, population) : null;

    public static Estimate Mean(Linearised mean, Population? population = null)
    {
        population ??= Population.WhatTheSchoolIsLike();
        var estimate = mean.DegreesOfFreedom == 0
            ? OfOneClass(mean.Value, mean.Count)
            : IndependentSum.Of([new(mean.Value, mean.Variance(population), mean.DegreesOfFreedom)], mean.Count);
        if (mean.DegreesOfFreedom > 0 && population.UnseenPeople(mean.Count) == 0)
        {
            estimate = estimate with { StandardError = 0, Low = mean.Value, High = mean.Value, Cautions = Cautions.None };
        }

        return estimate with { Eligible = population.Eligible, Inference = population.Inference };
    }

    /// <summary>
    /// Percentage of those who answered whose value is 1, the others' being 0, with Korn and Graubard's interval
    /// (<see cref="KornGraubard"/>), in 0 to 100; null when nobody answered. Flagged by the NCHS rules; one PSU a stratum: flagged,
    /// no interval.
    /// </summary>
    public static Estimate? PercentFavorable(IReadOnlyCollection<Observation> sample, Population? population = null)
    {
        if (sample.Any(one => one.Value is not (null or 0 or 1)))
        {
            throw new ArgumentException("A favorable answer counts 1, any other 0.", nameof(sample));
        }

        return Linearised.Mean(sample) is { } share ? PercentFavorable(share, population) : null;
    }

    /// <summary>The same of a share that has been linearised: a mean of zeros and ones.</summary>
    public static Estimate PercentFavorable(Linearised share, Population? population = null)
    {
        population ??= Population.WhatTheSchoolIsLike();
        if (share.DegreesOfFreedom == 0)
        {
            return OfOneClass(100 * share.Value, share.Count) with { Eligible = population.Eligible, Inference = population.Inference };
        }

        var variance = share.Variance(population);
        var interval = KornGraubard.Interval(
            share.Value, variance, share.Count, share.DegreesOfFreedom, population.UnseenPeople(share.Count));
        return new Estimate(
            100 * share.Value, 100 * Math.Sqrt(variance), share.DegreesOfFreedom, 100 * interval.Low, 100 * interval.High, share.Count)
        {
            Eligible = population.Eligible,
            EffectiveCount = double.IsFinite(interval.EffectiveCount) ? interval.EffectiveCount : null,
            Inference = population.Inference,
            Cautions = interval.IsUnreliable(share.Value) ? Cautions.Unreliable : Cautions.None,
        };
    }

    private static Estimate OfOneClass(double value, int count) => new(value, null, 0, null, null, count) { Cautions = Cautions.OneClass };
}
