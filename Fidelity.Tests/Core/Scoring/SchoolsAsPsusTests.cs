using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Core.Scoring;

public sealed class SchoolsAsPsusTests
{
    [Fact]
    public void A_mean_of_schools_like_these_varies_between_schools()
    {
        var mean = Estimates.Mean(SchoolsAsPsus.Of(MadeDistrictWaves.Students("score", 1)))!;

        Agrees("schools as PSUs mean", mean);
        Assert.True(mean.StandardError > Estimates.Mean(MadeDistrictWaves.Students("score", 1))!.StandardError);
    }

    [Fact]
    public void A_percentage_of_schools_like_these_varies_between_schools() =>
        Agrees("schools as PSUs share", Estimates.PercentFavorable(SchoolsAsPsus.Of(MadeDistrictWaves.Students("often", 1)))!);

    [Fact]
    public void One_school_says_nothing_of_schools_like_it() => Assert.Equal(
        Cautions.OneClass, Estimates.Mean(SchoolsAsPsus.Of(MadeDistrictWaves.Students("score", 1).Where(one => one.Stratum == 3)))!.Cautions);

    private static void Agrees(string named, Estimate estimate)
    {
        var golden = GoldenFile.Case("change.csv", named);
        Close.Equal(golden["value"], estimate.Value, 1e-9, named);
        Close.Equal(golden["se"] * golden["se"], estimate.StandardError * estimate.StandardError, 1e-9, named);
        Close.Equal(golden["df"], estimate.DegreesOfFreedom, 1e-9, named);
        Close.Equal(golden["low"], estimate.Low, 1e-6, named);
        Close.Equal(golden["high"], estimate.High, 1e-6, named);
    }
}
