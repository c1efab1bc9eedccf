using Fidelity.Core.Scoring;
using Xunit;

namespace Fidelity.Tests.Core.Scoring;

public sealed class PracticeGapTests
{
    [Fact]
    public void A_gap_is_what_lacks_to_the_target_with_the_interval_turned()
    {
        var score = new Estimate(60, 5, 10, 50, 70, 40);

        var gap = PracticeGap.Of(Samples.Practice("goals", 1, 1, target: 75), score, Samples.Levels).Gap;

        Assert.Equal((15, 5, 25, 5, 40), (gap.Value, gap.Low, gap.High, gap.StandardError, gap.Count));
    }

    [Fact]
    public void A_gap_without_interval_has_none_after_turning() =>
        Assert.False(Gap("goals", 60, null, 1).Gap.HasInterval);

    [Fact]
    public void Firm_levels_come_first_then_gap_times_importance_then_the_frameworks_order()
    {
        PracticeGap[] gaps =
        [
            Gap("not known", 10, null, 9),
            Gap("borderline", 50, 4, 9),
            Gap("later", 60, 1, 1, number: 2),
            Gap("earlier", 60, 1, 1, number: 1),
            Gap("important", 62, 1, 3),
        ];

        Assert.Equal(["important", "earlier", "later", "not known", "borderline"], PracticeGap.Ranked(gaps).Select(gap => gap.Practice.Id));
    }

    private static PracticeGap Gap(string id, double score, double? standardError, double importance, int number = 1) => PracticeGap.Of(
        Samples.Practice(id, 1, 1, importance: importance, number: number),
        standardError is { } error ? Samples.Estimate(score, error, 30) : new Estimate(score, null, 0, null, null, 9),
        Samples.Levels);
}
