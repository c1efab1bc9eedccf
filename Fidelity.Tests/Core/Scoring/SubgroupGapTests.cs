using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Core.Scoring;

public sealed class SubgroupGapTests
{
    [Theory]
    [InlineData("mean of sub in one school", "sub", 3)]
    // Members in two classes of five: one degree of freedom.
    [InlineData("mean of rare in one school", "rare", 3)]
    [InlineData("mean of sub in all schools", "sub", null)]
    public void A_gap_of_means_is_Rs_contrast_with_covariance(string golden, string group, int? school) =>
        Agrees(golden, SubgroupGap.OfMeans(MadeDistrictWaves.Groups("score", group, school))!);

    [Theory]
    [InlineData("share of sub in one school", 3)]
    [InlineData("share of sub in all schools", null)]
    public void A_gap_of_percentages_is_Rs_contrast_with_covariance(string golden, int? school)
    {
        var gap = SubgroupGap.OfPercentages(MadeDistrictWaves.Groups("often", "sub", school))!;

        Agrees(golden, gap);
        Close.Equal(GoldenFile.Case("change.csv", golden)["h"], gap.CohenH, 1e-12);
    }

    // The linearised variance of the side that all agrees is 0, and with it R's standard error would be the rest's alone.
    [Fact]
    public void A_subgroup_that_answers_all_alike_is_not_taken_for_certain()
    {
        var sample = Enumerable.Range(0, 30).Select(i => (new Observation(i < 8 || i % 4 == 0 ? 1 : 0, 1, i), (bool?)(i < 8))).ToList();

        var gap = SubgroupGap.OfPercentages(sample)!;

        var rest = 100 * Math.Sqrt(6.0 / 22 * (16.0 / 22) / 21);
        Assert.Equal(100 - (100 * 6.0 / 22), gap.Difference.Value, 1e-9);
        Assert.True(gap.Difference.StandardError > rest, $"{gap.Difference.StandardError} is not above the rest's own {rest}");
    }

    [Fact]
    public void A_subgroup_in_one_class_has_a_gap_without_interval_and_says_so()
    {
        var gap = SubgroupGap.OfMeans(MadeDistrictWaves.Groups("score", "lone", 3))!;

        Assert.Equal((null, null, Cautions.OneClass, null), (gap.Difference.StandardError, gap.Difference.Low, gap.Difference.Cautions, gap.Test));
        Assert.True(double.IsFinite(gap.Difference.Value));
        Assert.Equal([SubgroupVerdict.TooLittleToTell], Verdicts.OfSubgroups([gap]));
    }

    [Fact]
    public void Constant_answers_have_no_spread_and_nobody_has_no_gap()
    {
        List<(Observation Respondent, bool? IsMember)> constant = [.. Enumerable.Range(0, 12).Select(i => (new Observation(1, 1, i), (bool?)(i % 2 == 0)))];

        Assert.Equal(Cautions.NoSpread, SubgroupGap.OfMeans(constant)!.Difference.Cautions);
        Assert.Equal((Cautions.NoSpread, 0.0), (SubgroupGap.OfPercentages(constant)!.Difference.Cautions, SubgroupGap.OfPercentages(constant)!.CohenH));
        Assert.Null(SubgroupGap.OfMeans([.. constant.Select(one => (one.Respondent, (bool?)true))]));
        Assert.Null(SubgroupGap.OfMeans([.. constant.Select(one => (one.Respondent with { Value = null }, one.IsMember))]));
        Assert.Null(SubgroupGap.OfPercentages([]));
    }

    // p of 0.03 alone; one of ten such is what chance gives.
    [Fact]
    public void Subgroups_of_one_family_are_judged_together()
    {
        var one = Gap(13, 6);
        var family = Enumerable.Range(0, 9).Select(_ => Gap(0.5, 6)).Prepend(one).ToList();

        Assert.Equal([SubgroupVerdict.Higher], Verdicts.OfSubgroups([one]));
        Assert.Equal([SubgroupVerdict.Lower], Verdicts.OfSubgroups([Gap(-13, 6)]));
        Assert.Equal([SubgroupVerdict.AboutTheSame], Verdicts.OfSubgroups([Gap(1, 3)]));
        Assert.Equal(SubgroupVerdict.TooLittleToTell, Verdicts.OfSubgroups(family)[0]);
    }

    // With the degrees of freedom of all twelve classes it would be one time in five for members in two of them.
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(12)]
    public void Where_there_is_no_gap_one_is_found_at_most_one_time_in_twenty(int classesWithMembers)
    {
        const int schools = 400;
        var random = new SeededRandom(1, $"no gap, {classesWithMembers} classes");

        var found = Enumerable.Range(0, schools).Count(_ => SubgroupGap.OfMeans(NoGap(random, classesWithMembers))?.Test?.PValue <= 0.05);

        // Two standard errors of a share of 0.05 are what a simulation of this size can be off.
        Assert.InRange(found, 0, schools * (0.05 + (2 * Math.Sqrt(0.05 * 0.95 / schools))));
    }

    /// <summary>Twelve classes of eighteen that differ from each other; half of those in the first classes are members.</summary>
    private static List<(Observation Respondent, bool? IsMember)> NoGap(SeededRandom random, int classesWithMembers) =>
    [
        .. Enumerable.Range(0, 12).SelectMany(schoolClass =>
        {
            var lift = random.Normal(8);
            return Enumerable.Range(0, 18).Select(_ =>
                (new Observation(50 + lift + random.Normal(19), 1, schoolClass), (bool?)(schoolClass < classesWithMembers && random.Uniform() < 0.5))).ToList();
        }),
    ];

    private static SubgroupGap Gap(double points, double standardError)
    {
        var difference = Samples.Estimate(points, standardError, 1000);
        return new SubgroupGap(difference, 50, 50, null, DifferenceTest.Of(difference));
    }

    private static void Agrees(string named, SubgroupGap gap)
    {
        var golden = GoldenFile.Case("change.csv", named);
        Close.Equal(golden["value"], gap.Difference.Value, 1e-9, named);
        Close.Equal(golden["se"] * golden["se"], gap.Difference.StandardError * gap.Difference.StandardError, 1e-9, named);
        Close.Equal(golden["df"], gap.Difference.DegreesOfFreedom, 1e-9, named);
        Close.Equal(golden["low"], gap.Difference.Low, 1e-6, named);
        Close.Equal(golden["high"], gap.Difference.High, 1e-6, named);
        Close.Equal(golden["p"], gap.Test!.PValue, 1e-9, named);
        Close.Equal(golden["equivalence"], gap.Test.EquivalencePValue, 1e-9, named);
        Assert.Equal(golden["n"], gap.SubgroupCount + gap.RestCount);
        Assert.NotEqual(0, golden["covariance"]);
    }
}
