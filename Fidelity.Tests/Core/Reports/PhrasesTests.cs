using Fidelity.Core.Baselines;
using Fidelity.Core.Releases;
using Fidelity.Core.Reports;
using Fidelity.Core.Scoring;
using Xunit;

namespace Fidelity.Tests.Core.Reports;

public sealed class PhrasesTests
{
    [Theory]
    [InlineData(NationalVerdict.AboveNational, "Above the national figure by 12.0 points (95% interval 5.0 to 19.0).", 12, 5, 19)]
    [InlineData(NationalVerdict.BelowNational, "Below the national figure by 12.0 points (95% interval 5.0 to 19.0).", -12, -19, -5)]
    [InlineData(NationalVerdict.AboutTheSame, "About the same: shown to be within 10.0 points; the gap is +1.0 points (95% interval −4.0 to +6.0).", 1, -4, 6)]
    [InlineData(NationalVerdict.TooLittleToTell, "Too little data to tell; the gap is −3.5 points (95% interval −20.0 to +13.0).", -3.5, -20, 13)]
    public void A_verdict_is_said_with_its_gap_and_interval(NationalVerdict verdict, string expected, double gap, double low, double high)
    {
        Assert.Equal(expected, Phrases.Verdict(verdict, gap, low, high));
    }

    [Fact]
    public void A_gap_that_was_not_tested_is_shown_and_says_why()
    {
        Assert.Equal(
            "Not tested, because the source publishes no sample size; the gap is +4.0 points.",
            Phrases.Verdict(NationalVerdict.NotTested, 4, null, null));
    }

    [Fact]
    public void A_coded_percentage_gives_its_verdict_without_the_gap_that_is_not_published()
    {
        Assert.Equal("Above the national figure.", Phrases.Verdict(NationalVerdict.AboveNational, null, null, null));
    }

    [Fact]
    public void Only_the_equivalence_verdict_speaks_of_sameness()
    {
        var others = Enum.GetValues<NationalVerdict>().Except([NationalVerdict.AboutTheSame]).Select(verdict => Phrases.Verdict(verdict, 0.1, -0.2, 0.3));

        Assert.All(others, text =>
        {
            Assert.DoesNotContain("same", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("no difference", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("equal", text, StringComparison.OrdinalIgnoreCase);
        });
        Assert.Contains("About the same", Phrases.Verdict(NationalVerdict.AboutTheSame, 0.1, -0.2, 0.3), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_state_without_a_number_has_words_of_its_own()
    {
        var states = Enum.GetValues<CellState>().Where(state => state != CellState.Published).ToList();

        Assert.Equal(states.Count, states.Select(Phrases.InBrief).Distinct().Count());
        Assert.Equal(states.Count, states.Select(Phrases.Why).Distinct().Count());
        Assert.All(states, state => Assert.DoesNotContain(Phrases.InBrief(state), char.IsDigit));
    }

    [Theory]
    [InlineData(Representativeness.Probability, BaselineFit.SameConstruct, "")]
    [InlineData(Representativeness.Vendor, BaselineFit.SameConstruct, "Context only: a vendor's own sample")]
    [InlineData(Representativeness.Probability, BaselineFit.Partial, "Context only: asks something only partly the same")]
    [InlineData(Representativeness.Convenience, BaselineFit.Context, "Context only: not a random sample; asks something different")]
    public void A_figure_that_does_not_stand_for_the_nation_is_labelled(Representativeness sample, BaselineFit fit, string expected)
    {
        Assert.Equal(expected, Phrases.ContextLabel(sample, fit));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("principal", "without principal")]
    [InlineData("teacher,principal", "without teachers and principal")]
    public void Missing_roles_are_named(string missing, string expected) => Assert.Equal(expected, Phrases.MissingRoles(missing));
}
