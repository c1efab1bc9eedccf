using Fidelity.Core.Scoring.Statistics;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Core.Scoring.Statistics;

public sealed class LinearisedTests
{
    [Fact]
    public void A_difference_of_two_domains_carries_the_covariance_of_shared_PSUs()
    {
        var difference = Linearised.Combination((1, Api("api00", "E")), (-1, Api("api00", "M")));

        Agrees("clus E less M", difference);
    }

    [Fact]
    public void Sums_and_differences_of_two_measures_of_the_same_schools_agree_with_R()
    {
        Agrees("clus growth", Linearised.Combination((1, Api("api00")), (-1, Api("api99"))));
        Agrees("clus mixture", Linearised.Combination((0.3, Api("api00")), (0.7, Api("api99"))));
    }

    [Fact]
    public void The_influences_sum_to_nothing_and_name_every_PSU()
    {
        var some = Linearised.Mean(MadeSchool.Students("some"))!;

        Assert.Equal(6, some.Psus.Count);
        Assert.Equal([1, 2, 4], some.Psus.Where(psu => psu.Members > 0).Select(psu => psu.Psu).Order());
        Assert.Equal(0, some.Psus.Sum(psu => psu.Influence), 1e-15);
        Assert.Equal(2, some.DegreesOfFreedom);
    }

    [Fact]
    public void A_combination_counts_nobody_twice()
    {
        var conferencing = Linearised.Mean([new(50, 1, 1), new(60, 1, 2), new(null, 1, 3)])!;
        var goals = Linearised.Mean([new(50, 1, 1), new(null, 1, 2), new(70, 1, 3)])!;

        Assert.Equal(3, Linearised.Combination((0.5, conferencing), (0.5, goals)).Count);
    }

    [Fact]
    public void A_PSU_key_means_something_else_in_another_stratum()
    {
        var mean = Linearised.Mean([new(1, 1, 1, 10), new(2, 1, 2, 10), new(3, 1, 1, 20), new(5, 1, 2, 20)])!;

        Assert.Equal(4, mean.Psus.Count);
        Assert.Equal(2, mean.DegreesOfFreedom);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_that_is_no_weight_is_refused(double weight) =>
        Assert.Throws<ArgumentException>(() => Linearised.Mean([new Observation(1, weight, 1)]));

    private static void Agrees(string named, Linearised linearised)
    {
        var golden = GoldenFile.Case("estimates.csv", named);
        var estimate = Estimates.Mean(linearised);
        Close.Equal(golden["value"], estimate.Value, 1e-12, named);
        Close.Equal(golden["se"], estimate.StandardError, 1e-10, named);
        Close.Equal(golden["low"], estimate.Low, 1e-9, named);
        Close.Equal(golden["high"], estimate.High, 1e-9, named);
    }

    private static Linearised Api(string variable, string? type = null) => Linearised.Mean(
    [
        .. GoldenFile.Rows("apiclus1.csv").Select(row => new Observation(
            type is null || row["stype"] == type ? GoldenFile.Number(row[variable]) : null,
            GoldenFile.Number(row["pw"])!.Value,
            (long)GoldenFile.Number(row["dnum"])!.Value)),
    ])!;
}
