using Fidelity.Core.Scoring;
using Xunit;

namespace Fidelity.Tests.Core.Scoring;

public sealed class VerdictsTests
{
    [Theory]
    [InlineData(65, 3, NationalVerdict.AboveNational)]
    [InlineData(35, 3, NationalVerdict.BelowNational)]
    [InlineData(51, 3, NationalVerdict.AboutTheSame)]
    [InlineData(51, 8, NationalVerdict.TooLittleToTell)]
    // Both a certain difference and shown to be within 10 points: the difference is said.
    [InlineData(53, 1, NationalVerdict.AboveNational)]
    public void A_lone_gap_gets_one_of_four_verdicts(double school, double standardError, NationalVerdict expected) =>
        Assert.Equal([expected], Verdicts.Of([Gap(school, standardError)]));

    [Fact]
    public void A_gap_that_would_stand_alone_may_not_stand_in_a_family()
    {
        // p of 0.03 alone.
        var one = Gap(50 + (2.17 * 6), 6);
        var family = Enumerable.Range(0, 9).Select(_ => Gap(50.5, 6)).Prepend(one).ToList();

        Assert.Equal([NationalVerdict.AboveNational], Verdicts.Of([one]));
        Assert.Equal(NationalVerdict.TooLittleToTell, Verdicts.Of(family)[0]);
    }

    [Fact]
    public void Untested_gaps_neither_get_a_verdict_nor_weigh_on_the_family()
    {
        var one = Gap(50 + (2.17 * 6), 6);
        var untested = NationalGap.Of(Samples.Estimate(50, 6, 1000), Samples.Nation(50));

        var verdicts = Verdicts.Of([untested, one, untested]);

        Assert.Equal([NationalVerdict.NotTested, NationalVerdict.AboveNational, NationalVerdict.NotTested], verdicts);
    }

    [Fact]
    public void A_school_with_one_class_only_has_too_little_to_tell()
    {
        var gap = NationalGap.Of(new Estimate(90, null, 0, null, null, 20), Samples.Nation(50, n: 1000));

        Assert.Equal([NationalVerdict.TooLittleToTell], Verdicts.Of([gap]));
    }

    [Fact]
    public void No_gaps_no_verdicts() => Assert.Empty(Verdicts.Of([]));

    private static NationalGap Gap(double school, double standardError) =>
        NationalGap.Of(Samples.Estimate(school, standardError, 1000, count: 100_000), Samples.Nation(50, standardError: 0.1));
}
