using Fidelity.Bench.Simulations;
using Fidelity.Core.Scoring.Statistics;
using Xunit;

namespace Fidelity.Tests.Simulations;

/// <summary>
/// bench/simulations.sh at a small size. About 400 of 1,500 schools are stated to be in place with a probability of 10 to 90 percent; the
/// standard error of what is observed of them is at most 50/√400 = 2.5 points, and three of these are allowed.
/// </summary>
public sealed class ThresholdTests
{
    private const double Most = 3 * 2.5;

    private static readonly IReadOnlyList<ThresholdTrial> Schools = ThresholdSchools.Run(1_500);

    [Fact]
    public void A_school_is_in_place_as_often_as_its_probability_says() => Assert.InRange(Overconfidence(probability => probability), -Most, Most);

    [Fact]
    public void Probabilities_from_half_or_twice_the_standard_error_would_not_pass()
    {
        Assert.InRange(Overconfidence(probability => NormalDistribution.Cdf(2 * NormalDistribution.Quantile(probability))), Most, 100);
        Assert.InRange(Overconfidence(probability => NormalDistribution.Cdf(NormalDistribution.Quantile(probability) / 2)), -100, -Most);
    }

    // Points by which the more likely side is stated likelier than it came true.
    private static double Overconfidence(Func<double, double> restated) => Schools
        .Where(school => school.Judgement.ProbabilityInPlace is > 0.1 and < 0.9)
        .Average(school =>
        {
            var error = 100 * (restated(school.Judgement.ProbabilityInPlace!.Value) - (school.IsInPlace ? 1 : 0));
            return school.Judgement.ProbabilityInPlace > 0.5 ? error : -error;
        });
}
