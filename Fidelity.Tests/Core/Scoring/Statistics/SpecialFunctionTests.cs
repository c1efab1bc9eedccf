using Fidelity.Core.Scoring.Statistics;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Core.Scoring.Statistics;

/// <summary>The distributions, all at once, since R's answers come in one file.</summary>
public sealed class SpecialFunctionTests
{
    [Theory]
    [InlineData("lgamma", 1e-13)]
    [InlineData("pnorm", 1e-12)]
    [InlineData("qnorm", 1e-12)]
    [InlineData("pt", 1e-11)]
    [InlineData("qt", 1e-11)]
    [InlineData("pbeta", 1e-11)]
    [InlineData("qbeta", 1e-12)]
    [InlineData("qf", 1e-11)]
    public void A_special_function_agrees_with_R(string function, double within)
    {
        var misses = new List<string>();
        foreach (var row in GoldenFile.Rows("special.csv").Where(row => row["f"] == function))
        {
            var x = GoldenFile.Number(row["x"])!.Value;
            var a = GoldenFile.Number(row["a"])!.Value;
            var b = GoldenFile.Number(row["b"])!.Value;
            var expected = GoldenFile.Number(row["value"])!.Value;
            var actual = Call(function, x, a, b);
            // Relative, also deep in the tails; absolute where a function crosses 0.
            var floor = function switch { "lgamma" => 1, "qnorm" or "qt" => 1e-3, _ => 1e-280 };
            var off = Math.Abs(actual - expected) / Math.Max(Math.Abs(expected), floor);
            if (!(off <= within))
            {
                misses.Add($"{function}({x:R}, {a:R}, {b:R}) = {actual:R}, R says {expected:R}, off by {off:E1}");
            }
        }

        Assert.True(misses.Count == 0, string.Join('\n', misses));
    }

    [Fact]
    public void Quantiles_at_the_ends_and_outside_are_what_R_gives()
    {
        Assert.Equal(double.NegativeInfinity, StudentDistribution.Quantile(0, 5));
        Assert.Equal(double.PositiveInfinity, NormalDistribution.Quantile(1));
        Assert.True(double.IsNaN(StudentDistribution.Quantile(1.1, 5)));
        Assert.True(double.IsNaN(StudentDistribution.Cdf(1, 0)));
        Assert.True(double.IsNaN(BetaDistribution.Quantile(-0.1, 1, 1)));
        Assert.Equal(0, BetaDistribution.Quantile(0.3, 0, 4));
        Assert.Equal(1, BetaDistribution.Quantile(0.3, 4, 0));
        Assert.Equal(0, BetaDistribution.Cdf(-1, 2, 2));
        Assert.Equal(1, BetaDistribution.Cdf(2, 2, 2));
    }

    [Fact]
    public void Infinite_degrees_of_freedom_are_the_normal_distribution()
    {
        Assert.Equal(NormalDistribution.Cdf(1.3), StudentDistribution.Cdf(1.3, double.PositiveInfinity));
        Assert.Equal(NormalDistribution.Quantile(0.975), StudentDistribution.Quantile(0.975, double.PositiveInfinity));
    }

    private static double Call(string function, double x, double a, double b) => function switch
    {
        "lgamma" => GammaFunction.Log(x),
        "pnorm" => NormalDistribution.Cdf(x),
        "qnorm" => NormalDistribution.Quantile(x),
        "pt" => StudentDistribution.Cdf(x, a),
        "qt" => StudentDistribution.Quantile(x, a),
        "pbeta" => BetaDistribution.Cdf(x, a, b),
        "qbeta" => BetaDistribution.Quantile(x, a, b),
        "qf" => FDistribution.Quantile(x, a, b),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, null),
    };
}
