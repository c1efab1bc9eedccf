using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Tests.Core.Scoring.Statistics;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Core.Scoring;

public sealed class NationalGapTests
{
    [Fact]
    public void A_gap_is_tested_with_both_sides_uncertainty()
    {
        var school = Estimates.PercentFavorable(MadeSchool.Students("often"))!;

        var gap = NationalGap.Of(school, Samples.Nation(70, n: 8000));

        var golden = GoldenFile.Case("gaps.csv", "gap");
        Close.Equal(golden["value"], gap.Difference.Value, 1e-12);
        Close.Equal(golden["se"], gap.Difference.StandardError, 1e-10);
        Close.Equal(golden["df"], gap.Difference.DegreesOfFreedom, 1e-10);
        Close.Equal(golden["low"], gap.Difference.Low, 1e-9);
        Close.Equal(golden["high"], gap.Difference.High, 1e-9);
        Close.Equal(golden["p"], gap.PValue, 1e-9);
        Close.Equal(golden["equivalence"], gap.EquivalencePValue, 1e-9);
        Close.Equal(golden["h"], gap.CohenH, 1e-12);
    }

    [Fact]
    public void A_published_standard_error_goes_before_the_number_of_respondents()
    {
        var gap = NationalGap.Of(Samples.Estimate(60, 12, 30), Samples.Nation(50, n: 10, standardError: 5));

        Assert.Equal(13, gap.Difference.StandardError!.Value, 1e-12);
    }

    [Fact]
    public void An_unfavorable_figure_is_turned_before_it_is_compared() =>
        Assert.Equal(-5, NationalGap.Of(Samples.Estimate(60, 4, 30), Samples.Nation(35, n: 1000, inverted: true)).Difference.Value, 1e-12);

    [Fact]
    public void A_figure_that_does_not_say_how_exact_it_is_gives_a_gap_and_no_test()
    {
        var gap = NationalGap.Of(Samples.Estimate(60, 4, 30), Samples.Nation(50));

        Assert.Equal((10, null, null, null), (gap.Difference.Value, gap.Difference.Low, gap.Difference.StandardError, gap.PValue));
        Assert.False(gap.Testable);
    }

    [Fact]
    public void Ten_of_ten_favorable_does_not_pass_for_certain()
    {
        var school = Estimates.PercentFavorable([.. Enumerable.Range(0, 10).Select(i => new Observation(1, 1, i))])!;

        var gap = NationalGap.Of(school, Samples.Nation(80, standardError: 0.5));

        // sqrt(80 · 20 / 10 + 0.25)
        Assert.Equal(12.659, gap.Difference.StandardError!.Value, 1e-3);
        Assert.True(gap.PValue > 0.1);
    }

    [Fact]
    public void Classes_that_agree_by_chance_count_no_more_than_independent_answers()
    {
        var alike = Estimates.PercentFavorable([.. Enumerable.Range(0, 40).Select(i => new Observation(i % 2, 1, i / 10))])!;

        var gap = NationalGap.Of(alike, Samples.Nation(40, standardError: 0));

        // sqrt(50 · 50 / 40)
        Assert.Equal(7.90569, gap.Difference.StandardError!.Value, 1e-5);
    }
}
