using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring;

/// <summary>
/// A figure in a later wave less the same figure in an earlier one, and what the tests say. Only of items and scales whose series is
/// not broken (<see cref="Instruments.ItemSeries"/>). Verdicts: <see cref="Verdicts.OfChanges"/>, over one school, role and pair of waves.
/// </summary>
/// <param name="Difference">In points, 95 % t interval. Count: the answers of both waves together.</param>
/// <param name="CohenH">Of percentages; null for means and scores.</param>
/// <param name="Test">Null without an interval: then the difference's cautions say why.</param>
public sealed record WaveChange(Estimate Difference, double? CohenH, DifferenceTest? Test)
{
    /// <summary>
    /// Of means or scores, 0 to 100, whose respondents are not linked. Within a school that is all there is: answers are anonymous and
    /// the keys of classes and persons are drawn anew in each wave. Variances add. Where the same people did answer twice and hold to
    /// their views, the interval is wider than it need be; it is never too narrow on that account.
    /// </summary>
    public static WaveChange OfMeans(Estimate earlier, Estimate later) =>
        Of(Unlinked(earlier, VarianceOf(earlier), later, VarianceOf(later)), null);

    /// <summary>
    /// The same of percentages, each asking what the school is like. Each variance is not less than that of as many independent answers, which at 0 or 100 percent is
    /// taken at the percentage of both waves together: all twelve in one wave and eight of twelve in the next is no certain change.
    /// </summary>
    public static WaveChange OfPercentages(Estimate earlier, Estimate later)
    {
        var together = ((earlier.Value * earlier.Count) + (later.Value * later.Count)) / (earlier.Count + later.Count);
        return Of(
            Unlinked(earlier, LeastVariance.Of(earlier, together), later, LeastVariance.Of(later, together)),
            Statistics.CohenH.Of(later.Value, earlier.Value));
    }

    /// <summary>
    /// Of means, 0 to 100, whose PSUs have the same keys in both waves, so that the covariance comes along: figures above the school
    /// with the schools as PSUs (<see cref="SchoolsAsPsus"/>).
    /// </summary>
    public static WaveChange OfMeansInSamePsus(Linearised earlier, Linearised later) => Of(Contrast.OfMeans(later, earlier), null);

    /// <summary>The same of shares of 0 to 1; the difference is in percentage points.</summary>
    public static WaveChange OfPercentagesInSamePsus(Linearised earlier, Linearised later) =>
        Of(Contrast.OfPercentages(later, earlier), Statistics.CohenH.Of(100 * later.Value, 100 * earlier.Value));

    private static Estimate Unlinked(Estimate earlier, double? earlierVariance, Estimate later, double? laterVariance) => IndependentSum.Of(
        [new(later.Value, laterVariance, later.DegreesOfFreedom), new(-earlier.Value, earlierVariance, earlier.DegreesOfFreedom)],
        earlier.Count + later.Count);

    private static double? VarianceOf(Estimate estimate) => estimate.StandardError * estimate.StandardError;

    // Tested before the ends are cut: the test does not look at them.
    private static WaveChange Of(Estimate difference, double? h) => new(difference.Within(-100, 100), h, DifferenceTest.Of(difference));
}
