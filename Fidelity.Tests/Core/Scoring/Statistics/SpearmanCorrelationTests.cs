using Fidelity.Core.Scoring.Statistics;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Core.Scoring.Statistics;

public sealed class SpearmanCorrelationTests
{
    private static readonly (double X, double Y)[] Tuna =
        [(44.4, 2.6), (45.9, 3.1), (41.9, 2.5), (53.3, 5.0), (44.7, 3.6), (44.1, 4.0), (50.7, 5.2), (45.2, 2.8), (60.1, 3.8)];

    private static readonly (double X, double Y)[] Ties = [(1, 2), (2, 1), (2, 3), (4, 3), (5, 3), (6, 6), (7, 5)];

    [Fact]
    public void Nine_pairs_without_ties_have_Rs_exact_p() => Agrees("tuna", Tuna);

    [Fact]
    public void Ties_have_the_mean_of_their_ranks_and_every_arrangement_counts() => Agrees("ties", Ties);

    // Zar, Biostatistical Analysis, table B.20: the critical values at 0.05, two-sided, are 1.000, 0.886 and 0.786 for 5, 6 and 7 pairs.
    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, 1.000, true)]
    [InlineData(new double[] { 2, 1, 3, 4, 5 }, 0.900, false)]
    [InlineData(new double[] { 2, 1, 4, 3, 5, 6 }, 0.886, true)]
    [InlineData(new double[] { 1, 2, 5, 4, 3, 6 }, 0.771, false)]
    [InlineData(new double[] { 2, 1, 4, 3, 7, 5, 6 }, 0.821, true)]
    [InlineData(new double[] { 3, 1, 2, 4, 7, 6, 5 }, 0.750, false)]
    public void Small_numbers_of_pairs_are_significant_from_the_tabled_value_on(double[] order, double rho, bool significant)
    {
        var correlation = SpearmanCorrelation.Of([.. order.Select((y, x) => ((double)x, y))], 1)!;

        Assert.Equal(rho, correlation.Rho, 0.0005);
        Assert.True(correlation.Exact);
        Assert.Equal(significant, correlation.PValue <= 0.05);
    }

    [Fact]
    public void The_order_of_the_pairs_changes_nothing_and_the_seed_hardly_anything()
    {
        var pairs = MadeDistrictWaves.Schools().Where(one => one.School.Counts).Select(one => (one.School.Score!.Value, one.Growth!.Value)).ToList();

        var one = SpearmanCorrelation.Of(pairs, 7);

        Assert.Equal(one, SpearmanCorrelation.Of([.. pairs.AsEnumerable().Reverse()], 7));
        Assert.False(one!.Exact);
        Assert.Equal(one.PValue, SpearmanCorrelation.Of(pairs, 8)!.PValue, 0.005);
    }

    [Fact]
    public void A_perfect_order_has_no_interval_and_a_p_above_nothing()
    {
        var perfect = SpearmanCorrelation.Of([.. Enumerable.Range(0, 30).Select(i => ((double)i, -3.0 * i))], 1)!;

        Assert.Equal((-1, null, null), (perfect.Rho, perfect.Low, perfect.High));
        Assert.Equal(1 / 10_000.0, perfect.PValue);
    }

    [Fact]
    public void Too_few_pairs_and_constants_have_none_and_no_number_is_refused()
    {
        Assert.Null(SpearmanCorrelation.Of([], 1));
        Assert.Null(SpearmanCorrelation.Of(Ties[..2], 1));
        Assert.Null(SpearmanCorrelation.Of([.. Tuna.Select(pair => (pair.X, 1.0))], 1));
        Assert.Null(SpearmanCorrelation.Of([(1, 1), (2, 3), (3, 2)], 1)!.Low);
        Assert.Throws<ArgumentException>(() => SpearmanCorrelation.Of([(1, double.NaN), (2, 3), (3, 2)], 1));
    }

    private static void Agrees(string named, (double X, double Y)[] pairs)
    {
        var golden = GoldenFile.Case("change.csv", named);

        var correlation = SpearmanCorrelation.Of(pairs, 1)!;

        Close.Equal(golden["rho"], correlation.Rho, 1e-12);
        Close.Equal(golden["p"], correlation.PValue, 1e-12);
        Close.Equal(golden["low"], correlation.Low, 1e-9);
        Close.Equal(golden["high"], correlation.High, 1e-9);
    }
}
