using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring;

/// <summary>What two tests say of a difference.</summary>
/// <param name="PValue">Two-sided, of no difference.</param>
/// <param name="EquivalencePValue">The larger of the two one-sided tests' of a difference of <see cref="EquivalenceMargin"/> or more.</param>
public sealed record DifferenceTest(double PValue, double EquivalencePValue)
{
    /// <summary>Points within which two figures count as about the same.</summary>
    public const double EquivalenceMargin = 10;

    /// <summary>Null where the difference has no interval: then its cautions say why.</summary>
    /// <param name="difference">In points, 0 if there were none.</param>
    public static DifferenceTest? Of(Estimate difference)
    {
        if (!difference.HasInterval)
        {
            return null;
        }

        var standardError = difference.StandardError!.Value;
        return new DifferenceTest(
            StudentDistribution.TwoSided(difference.Value / standardError, difference.DegreesOfFreedom),
            StudentDistribution.UpperTail((EquivalenceMargin - Math.Abs(difference.Value)) / standardError, difference.DegreesOfFreedom));
    }
}
