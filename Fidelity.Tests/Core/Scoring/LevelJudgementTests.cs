using Fidelity.Core.Scoring;
using Xunit;

namespace Fidelity.Tests.Core.Scoring;

public sealed class LevelJudgementTests
{
    [Theory]
    [InlineData(0, FidelityLevel.NotInPlace)]
    [InlineData(24.999, FidelityLevel.NotInPlace)]
    [InlineData(25, FidelityLevel.Emerging)]
    [InlineData(50, FidelityLevel.Partial)]
    [InlineData(70, FidelityLevel.InPlace)]
    [InlineData(100, FidelityLevel.InPlace)]
    public void A_score_on_a_threshold_belongs_to_the_level_that_it_opens(double score, FidelityLevel expected) =>
        Assert.Equal(expected, LevelJudgement.LevelOf(score, Samples.Levels));

    [Theory]
    // The 90 % interval of a normal reaches 1.645 standard errors.
    [InlineData(60, 6.0, Firmness.Firm, null)]
    [InlineData(60, 6.2, Firmness.Borderline, FidelityLevel.Emerging)]
    [InlineData(66, 4.0, Firmness.Borderline, FidelityLevel.InPlace)]
    [InlineData(72, 2.0, Firmness.Borderline, FidelityLevel.Partial)]
    [InlineData(98, 10.0, Firmness.Firm, null)]
    public void A_level_is_firm_when_its_90_percent_interval_stays_inside(
        double score, double standardError, Firmness expected, FidelityLevel? borderlineWith)
    {
        var judgement = LevelJudgement.Of(Samples.Estimate(score, standardError, double.PositiveInfinity), Samples.Levels);

        Assert.Equal(expected, judgement.Firmness);
        Assert.Equal(borderlineWith, judgement.BorderlineWith);
    }

    [Fact]
    public void On_the_threshold_the_chances_are_even()
    {
        Assert.Equal(0.5, LevelJudgement.Of(Samples.Estimate(70, 3, 4.5), Samples.Levels).ProbabilityInPlace);
    }

    [Fact]
    public void Without_an_interval_nothing_is_called_firm()
    {
        var judgement = LevelJudgement.Of(new Estimate(80, null, 0, null, null, 9), Samples.Levels);

        Assert.Equal(new LevelJudgement(FidelityLevel.InPlace, Firmness.NotKnown, FidelityLevel.InPlace, FidelityLevel.InPlace, null), judgement);
        Assert.Null(judgement.BorderlineWith);
    }
}
