using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Core.Scoring;

public sealed class WaveChangeTests
{
    [Fact]
    public void A_change_of_unlinked_means_is_Welchs_t()
    {
        var change = WaveChange.OfMeans(Estimates.Mean(MadeDistrictWaves.Teachers("score", 1))!, Estimates.Mean(MadeDistrictWaves.Teachers("score", 2))!);

        Agrees("teachers mean", change);
        Assert.Null(change.CohenH);
        Assert.Equal([ChangeVerdict.Up], Verdicts.OfChanges([change]));
    }

    [Fact]
    public void A_change_of_unlinked_percentages_is_Welchs_t_of_the_points()
    {
        var change = WaveChange.OfPercentages(
            Estimates.PercentFavorable(MadeDistrictWaves.Teachers("often", 1))!, Estimates.PercentFavorable(MadeDistrictWaves.Teachers("often", 2))!);

        Agrees("teachers share", change);
        Assert.Equal([ChangeVerdict.NoClearChange], Verdicts.OfChanges([change]));
    }

    [Fact]
    public void With_the_same_schools_as_PSUs_the_covariance_comes_along()
    {
        var means = WaveChange.OfMeansInSamePsus(Mean("score", 1), Mean("score", 2));
        var shares = WaveChange.OfPercentagesInSamePsus(Mean("often", 1), Mean("often", 2));

        Agrees("mean of wave", means);
        Agrees("share of wave", shares);
        Close.Equal(GoldenFile.Case("change.csv", "share of wave")["h"], shares.CohenH, 1e-12);
    }

    [Fact]
    public void The_same_schools_tell_a_change_more_surely_than_as_many_others_would()
    {
        var linked = WaveChange.OfMeansInSamePsus(Mean("score", 1), Mean("score", 2));
        var unlinked = WaveChange.OfMeans(Estimates.Mean(Mean("score", 1)), Estimates.Mean(Mean("score", 2)));

        Assert.Equal(unlinked.Difference.Value, linked.Difference.Value, 1e-9);
        Assert.True(linked.Difference.StandardError < unlinked.Difference.StandardError);
    }

    // Fisher's exact test says 0.093; without a variance for the wave in which all agree, Welch's t would say 0.04.
    [Fact]
    public void All_of_twelve_and_then_eight_of_twelve_is_no_clear_change()
    {
        var change = WaveChange.OfPercentages(Share(12, 12), Share(8, 12));

        Assert.Equal(-100.0 / 3, change.Difference.Value, 1e-9);
        Assert.True(change.Test!.PValue > 0.05, $"p is {change.Test.PValue}");
        Assert.Equal([ChangeVerdict.NoClearChange], Verdicts.OfChanges([change]));
    }

    [Fact]
    public void One_class_and_no_spread_give_no_interval_no_test_and_the_reason()
    {
        var lone = new Estimate(60, null, 0, null, null, 20) { Cautions = Cautions.OneClass };
        var class1 = Linearised.Mean([new(40, 1, 1), new(60, 1, 1)])!;

        Assert.Equal((Cautions.OneClass, null), (WaveChange.OfMeans(lone, Share(6, 12)).Difference.Cautions, WaveChange.OfMeans(lone, Share(6, 12)).Test));
        Assert.Equal(Cautions.OneClass, WaveChange.OfPercentages(Share(6, 12), lone).Difference.Cautions);
        Assert.Equal(Cautions.OneClass, WaveChange.OfMeansInSamePsus(class1, Mean("score", 2)).Difference.Cautions);
        Assert.Equal((Cautions.NoSpread, null), (WaveChange.OfPercentages(Share(12, 12), Share(9, 9)).Difference.Cautions, WaveChange.OfPercentages(Share(12, 12), Share(9, 9)).Test));
        Assert.Equal([ChangeVerdict.NoClearChange], Verdicts.OfChanges([WaveChange.OfPercentages(Share(12, 12), Share(9, 9))]));
    }

    [Theory]
    [InlineData(20, 4, ChangeVerdict.Up)]
    [InlineData(-20, 4, ChangeVerdict.Down)]
    [InlineData(1, 3, ChangeVerdict.AboutTheSame)]
    [InlineData(1, 8, ChangeVerdict.NoClearChange)]
    public void A_lone_change_gets_one_of_four_verdicts(double points, double standardError, ChangeVerdict expected)
    {
        var earlier = Samples.Estimate(50, standardError / Math.Sqrt(2), 1000);
        var later = Samples.Estimate(50 + points, standardError / Math.Sqrt(2), 1000);

        Assert.Equal([expected], Verdicts.OfChanges([WaveChange.OfMeans(earlier, later)]));
    }

    [Fact]
    public void From_nobody_to_everybody_is_a_change()
    {
        var change = WaveChange.OfPercentages(Share(0, 12), Share(12, 12));

        Assert.Equal((100, Math.PI), (change.Difference.Value, change.CohenH!.Value));
        Assert.Equal([ChangeVerdict.Up], Verdicts.OfChanges([change]));
    }

    private static Estimate Share(int favorable, int all) =>
        Estimates.PercentFavorable([.. Enumerable.Range(0, all).Select(i => new Observation(i < favorable ? 1 : 0, 1, i))])!;

    private static Linearised Mean(string variable, int wave) => Linearised.Mean(SchoolsAsPsus.Of(MadeDistrictWaves.Students(variable, wave)))!;

    private static void Agrees(string named, WaveChange change)
    {
        var golden = GoldenFile.Case("change.csv", named);
        Close.Equal(golden["value"], change.Difference.Value, 1e-9, named);
        Close.Equal(golden["se"] * golden["se"], change.Difference.StandardError * change.Difference.StandardError, 1e-9, named);
        Close.Equal(golden["df"], change.Difference.DegreesOfFreedom, 1e-9, named);
        Close.Equal(golden["low"], change.Difference.Low, 1e-6, named);
        Close.Equal(golden["high"], change.Difference.High, 1e-6, named);
        Close.Equal(golden["p"], change.Test!.PValue, 1e-9, named);
    }
}
