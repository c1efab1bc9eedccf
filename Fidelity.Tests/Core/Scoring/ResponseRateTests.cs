using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;
using Xunit;

namespace Fidelity.Tests.Core.Scoring;

public sealed class ResponseRateTests
{
    [Fact]
    public void Complete_and_partial_answers_count_among_the_eligible() => Assert.Equal(45, new ResponseRate(30, 6, 80).Percent);

    [Fact]
    public void Nobody_eligible_is_no_rate() => Assert.Null(new ResponseRate(0, 0, 0).Percent);

    [Fact]
    public void A_roster_that_shrank_gives_no_more_than_all() => Assert.Equal(100, new ResponseRate(10, 2, 9).Percent);

    [Theory]
    [InlineData(10, 20, true)]
    [InlineData(10, 21, false)]
    [InlineData(9, 9, false)]
    public void The_gate_asks_for_the_share_and_for_the_number(int complete, int eligible, bool expected) =>
        Assert.Equal(expected, new ResponseRate(complete, 0, eligible).Meets(new ResponseGate(0.5, 10)));

    [Fact]
    public void The_gate_of_one_principal_can_be_met() => Assert.True(new ResponseRate(1, 0, 1).Meets(new ResponseGate(0.5, 1)));

    [Fact]
    public void The_worst_cases_put_all_who_did_not_answer_on_one_side()
    {
        var bounds = NonResponseBounds.Of(new Estimate(75, 4, 20, 66, 83, 40) { Eligible = 50 });

        // 30 of 50, and 40 of 50.
        Assert.Equal(new NonResponseBounds(60, 80), bounds);
    }

    [Fact]
    public void With_all_answered_or_the_eligible_unknown_there_is_nothing_to_bound()
    {
        Assert.Equal(new NonResponseBounds(75, 75), NonResponseBounds.Of(new Estimate(75, 4, 20, 66, 83, 40) { Eligible = 40 }));
        Assert.Null(NonResponseBounds.Of(new Estimate(75, 4, 20, 66, 83, 40)));
    }
}
