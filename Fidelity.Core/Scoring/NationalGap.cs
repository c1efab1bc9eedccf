using Fidelity.Core.Baselines;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring;

/// <summary>A school's percentage less the national one, and what the two tests say of the gap.</summary>
/// <param name="Difference">In percentage points, 95 % t interval; count and eligible are the school's.</param>
/// <param name="CohenH">2·asin√p1 − 2·asin√p2: the size of the gap where points near 0 and 100 weigh more.</param>
/// <param name="PValue">Two-sided, of no difference; null when not tested.</param>
/// <param name="EquivalencePValue">The larger of the two one-sided tests' of a difference of 10 points or more; null when not tested.</param>
/// <param name="Testable">The national figure says how exact it is.</param>
public sealed record NationalGap(Estimate Difference, double CohenH, double? PValue, double? EquivalencePValue, bool Testable)
{
    // Of a national sample that publishes none.
    private const double UsualDesignEffect = 2.0;

    /// <summary>
    /// The variance is the school's plus the nation's. The nation's: its published standard error, else p(1 − p)·2/n. The school's:
    /// its linearised variance, but not less than that of as many independent answers (as Korn and Graubard's interval caps the
    /// effective count), which at 0 or 100 percent is taken at the national share, since there the linearised variance is 0.
    /// Degrees of freedom after Welch and Satterthwaite, the nation's being infinite. Whether there is a difference at all is tested with
    /// the variance that the school's percentage would have if there were none, at the same design effect: where nearly all
    /// answer alike the variance at hand is too small, and up to one school like the nation in eight would hear of a difference
    /// (bench/simulations.sh).
    /// </summary>
    /// <remarks>
    /// Score test: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927); with a design effect: J. N. K. Rao and A. J. Scott, J. Am. Stat. Assoc. 76 (1981).
    /// </remarks>
    /// <param name="school">A percentage, 0 to 100, that asks what the school is like.</param>
    public static NationalGap Of(Estimate school, Baseline baseline)
    {
        var nation = baseline.FavorablePercent;
        var nationVariance = NationVariance(baseline);
        var h = Statistics.CohenH.Of(school.Value, nation);
        var variance = LeastVariance.Of(school, nation);
        var difference = Difference(variance) with { Eligible = school.Eligible, EffectiveCount = school.EffectiveCount };
        difference = difference with { Cautions = difference.Cautions | school.Cautions };
        if (nationVariance is null)
        {
            // An interval would pass the nation's figure off as exact.
            var untested = difference with { StandardError = null, DegreesOfFreedom = 0, Low = null, High = null };
            return new NationalGap(untested, h, null, null, Testable: false);
        }

        var designEffect = variance / LeastVariance.Independent(school.Value, nation, school.Count);
        var ofNone = Difference(designEffect * nation * (100 - nation) / school.Count);
        return new NationalGap(
            difference.Within(-100, 100), h, DifferenceTest.Of(ofNone)?.PValue, DifferenceTest.Of(difference)?.EquivalencePValue, Testable: true);

        Estimate Difference(double? schoolVariance) => IndependentSum.Of(
            [
                new(school.Value, schoolVariance, school.DegreesOfFreedom),
                new(-nation, nationVariance ?? 0, double.PositiveInfinity),
            ],
            school.Count);
    }

    private static double? NationVariance(Baseline baseline)
    {
        if (baseline.StandardError is { } standardError)
        {
            return standardError * standardError;
        }

        return baseline.SampleSize is { } n ? baseline.Percent * (100 - baseline.Percent) * UsualDesignEffect / n : null;
    }
}
