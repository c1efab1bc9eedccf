using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;
using Xunit;

namespace Fidelity.Tests.Core.Releases;

public sealed class DisclosureTests
{
    private static readonly OrganizationId School = new(1);

    [Fact]
    public void A_figure_about_nine_people_is_not_published_and_holds_no_number()
    {
        var cell = Protect(Favorable(50, count: 9));

        Assert.Equal(CellState.SuppressedSmall, cell.State);
        Assert.Null(cell.Value);
        Assert.Null(cell.Count);
        Assert.Null(cell.Low);
        Assert.Null(cell.StandardError);
    }

    [Fact]
    public void A_figure_about_ten_people_is_published()
    {
        var cell = Protect(Favorable(50, count: 10));

        Assert.Equal((CellState.Published, 50, 10), (cell.State, cell.Value, cell.Count));
    }

    [Theory]
    [InlineData(10, 0, CellBound.AtMost, 20)]
    [InlineData(19, 80, CellBound.AtLeast, 80)]
    [InlineData(20, 10, CellBound.AtMost, 10)]
    [InlineData(39, 95, CellBound.AtLeast, 90)]
    [InlineData(40, 95, CellBound.AtLeast, 95)]
    [InlineData(99, 5, CellBound.AtMost, 5)]
    [InlineData(100, 2, CellBound.AtMost, 2)]
    [InlineData(299, 99, CellBound.AtLeast, 98)]
    [InlineData(300, 100, CellBound.AtLeast, 99)]
    [InlineData(300, 98.9, CellBound.Exact, 98.9)]
    public void Percentages_near_the_ends_become_limits_by_the_published_table(int count, double value, CellBound bound, double shown)
    {
        var cell = Protect(Favorable(value, count));

        Assert.Equal(bound, cell.Bound);
        Assert.Equal(shown, cell.Value);
        Assert.Equal(bound == CellBound.Exact, cell.Low is not null);
        Assert.Equal(bound == CellBound.Exact, cell.NonresponseLow is not null);
    }

    /// <summary>Of 100 people one favorable answer is imprecise and none is not: "at most 2 %" with that flag would say which.</summary>
    [Fact]
    public void A_limit_does_not_say_how_precise_the_figure_is()
    {
        ReleasedCell Of(int favorable) => Protect(Favorable(favorable, 100) with
        {
            Flags = Estimates.PercentFavorable([.. Enumerable.Range(0, 100).Select(person => new Observation(person < favorable ? 1 : 0, 1, person))])!
                .Cautions.HasFlag(Cautions.Unreliable) ? CellFlags.Unreliable : CellFlags.None,
        });

        Assert.Equal((CellBound.AtMost, CellBound.AtMost), (Of(0).Bound, Of(1).Bound));
        Assert.Equal(Of(0).Flags, Of(1).Flags);
        Assert.Equal(CellFlags.Unreliable, Of(3).Flags);
    }

    [Fact]
    public void A_school_below_the_response_gate_says_so_instead_of_a_number()
    {
        var cell = Protect(Favorable(50, count: 12) with { Flags = CellFlags.LowResponse });

        Assert.Equal(CellState.LowResponse, cell.State);
        Assert.Null(cell.Value);
    }

    [Fact]
    public void Nobody_asked_is_not_the_same_as_too_few()
    {
        var cell = Protect(Favorable(50, count: 0) with { Eligible = 0 });

        Assert.Equal(CellState.NotAsked, cell.State);
    }

    [Theory]
    [InlineData(true, CellState.Published)]
    [InlineData(false, CellState.SuppressedNoConsent)]
    public void One_principal_is_shown_only_with_the_principals_consent(bool consented, CellState expected)
    {
        var address = new CellAddress(School, Measure.ScaleMean, RespondentRole.Principal, "principal", "choice");

        var cell = Protect(new CandidateCell(address) { Value = 75, Count = 1, Eligible = 1, Consented = consented });

        Assert.Equal(expected, cell.State);
        Assert.Equal(consented, cell.Value is not null);
    }

    [Fact]
    public void A_principal_who_agreed_and_left_an_item_out_is_not_said_to_have_refused()
    {
        var address = new CellAddress(School, Measure.ItemFavorable, RespondentRole.Principal, "principal", "choice", "p-choice-1");

        var cell = Protect(new CandidateCell(address) { Count = 0, Eligible = 1, Consented = true });

        Assert.Equal(CellState.SuppressedSmall, cell.State);
    }

    [Fact]
    public void A_lone_coded_option_takes_the_smallest_other_option_of_its_side_with_it()
    {
        var cells = ProtectAll(
            Favorable(50, 40),
            Option(1, 0, 40), Option(2, 20, 40), Option(3, 30, 40),
            Option(4, 30, 40, favorable: true), Option(5, 20, 40, favorable: true));

        Assert.Equal(CellBound.AtMost, cells[1].Bound);
        Assert.Equal(CellState.SuppressedToProtect, cells[2].State);
        Assert.Equal([30.0, 30.0, 20.0], [cells[3].Value, cells[4].Value, cells[5].Value]);
    }

    [Fact]
    public void An_option_hidden_to_protect_another_is_given_as_the_range_that_the_others_leave()
    {
        var cells = ProtectAll(
            Favorable(50, 40), Option(1, 0, 40), Option(2, 20, 40), Option(3, 30, 40),
            Option(4, 30, 40, favorable: true), Option(5, 20, 40, favorable: true));

        // 20 of 40 are not favorable, 12 of them are shown and at most 2 chose option 1: 6 to 8 chose option 2.
        Assert.Equal((CellState.SuppressedToProtect, null, 15.0, 20.0, 40), (cells[2].State, cells[2].Value, cells[2].LimitLow, cells[2].LimitHigh, cells[2].Count));
    }

    [Fact]
    public void Ranges_are_rounded_outward_to_whole_percent()
    {
        var cells = ProtectAll(
            Favorable(100.0 * 20 / 41, 41), Option(1, 0, 41), Option(2, 100.0 * 8 / 41, 41), Option(3, 100.0 * 13 / 41, 41),
            Option(4, 100.0 * 11 / 41, 41, favorable: true), Option(5, 100.0 * 9 / 41, 41, favorable: true));

        // 6 to 8 of 41: 14.6 % to 19.5 %.
        Assert.Equal((14.0, 20.0), (cells[2].LimitLow, cells[2].LimitHigh));
    }

    [Fact]
    public void An_item_that_is_hidden_altogether_gives_no_ranges_and_no_count()
    {
        var released = Disclosure.Protect(
            [Option(1, 5, 40), Option(2, 5, 40), Option(3, 90, 40)], DisclosureRules.Default);

        Assert.All(released, cell => Assert.Equal(
            (CellState.SuppressedToProtect, null, null, null), (cell.State, cell.LimitLow, cell.LimitHigh, cell.Count)));
    }

    [Fact]
    public void A_coded_percent_favorable_cannot_be_added_up_again_from_its_options()
    {
        var cells = ProtectAll(
            Favorable(97.5, 40),
            Option(1, 0, 40), Option(2, 0, 40), Option(3, 2.5, 40),
            Option(4, 60, 40, favorable: true), Option(5, 37.5, 40, favorable: true));

        Assert.Equal(CellState.SuppressedToProtect, cells[5].State);
        Assert.Equal(60, cells[4].Value);
    }

    [Fact]
    public void An_item_with_nothing_to_hide_is_published_whole()
    {
        var cells = ProtectAll(
            Favorable(50, 40),
            Option(1, 10, 40), Option(2, 20, 40), Option(3, 20, 40),
            Option(4, 30, 40, favorable: true), Option(5, 20, 40, favorable: true));

        Assert.All(cells.Values, cell => Assert.Equal((CellState.Published, CellBound.Exact), (cell.State, cell.Bound)));
    }

    [Fact]
    public void What_was_hidden_because_it_was_not_coded_tells_nothing_of_the_coded_one()
    {
        // 1 of 40 and 3 of 40: known to be 4 together, and at most 2 of one; that the other is at least 3 would leave 0 or 1.
        var released = Run(
            Favorable(50, 40), Option(1, 2.5, 40), Option(2, 7.5, 40), Option(3, 40, 40),
            Option(4, 30, 40, favorable: true), Option(5, 20, 40, favorable: true));

        Assert.Empty(released.Audit.Problems);
        Assert.Equal(CellState.SuppressedToProtect, released.Cells.Single(cell => cell.Category == 3).State);
        Assert.Equal(3, released.Audit.Narrowest);
    }

    [Fact]
    public void Four_options_just_above_the_limit_do_not_tell_that_nobody_chose_the_fifth()
    {
        var cells = ProtectAll(
            Favorable(50, 12),
            Option(1, 0, 12), Option(2, 25, 12), Option(3, 25, 12),
            Option(4, 25, 12, favorable: true), Option(5, 25, 12, favorable: true));

        Assert.All(cells.Values, cell => Assert.Equal(CellState.SuppressedToProtect, cell.State));
    }

    [Fact]
    public void Options_that_do_not_add_up_are_never_released()
    {
        var released = Run(Favorable(50, 40), Option(1, 50, 40), Option(4, 30, 40, favorable: true));

        Assert.Empty(released.Cells);
        Assert.Equal(["REL-005"], released.Audit.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void The_audit_finds_a_lone_coded_option_that_nothing_was_hidden_for()
    {
        CandidateCell[] cells =
        [
            Favorable(50, 40), Option(1, 0, 40), Option(2, 20, 40), Option(3, 30, 40),
            Option(4, 30, 40, favorable: true), Option(5, 20, 40, favorable: true),
        ];
        var primary = cells.ToDictionary(cell => cell.Address, cell => PrimarySuppression.Decide(cell, DisclosureRules.Default));

        var audit = DisclosureAudit.Of(cells, primary, primary, DisclosureRules.Default);

        Assert.Equal(["REL-004"], audit.Problems.Select(problem => problem.Code));
        Assert.Equal(1, audit.Narrowest);
    }

    [Fact]
    public void Only_Core_can_make_a_released_cell() =>
        Assert.Empty(typeof(ReleasedCell).GetConstructors());

    private static ReleasedCell Protect(CandidateCell cell) => Disclosure.Protect([cell], DisclosureRules.Default).Single();

    private static ProtectedCells Run(params CandidateCell[] cells) => Disclosure.Run(cells, DisclosureRules.Default);

    /// <summary>By option code; the percent favorable is left out.</summary>
    private static Dictionary<int, ReleasedCell> ProtectAll(params CandidateCell[] cells) =>
        Disclosure.Protect(cells, DisclosureRules.Default)
            .Where(cell => cell.Measure != Measure.ItemFavorable)
            .ToDictionary(cell => cell.Category);

    private static CandidateCell Favorable(double value, int count) => Cell(Measure.ItemFavorable, value, count);

    private static CandidateCell Option(int code, double value, int count, bool favorable = false) =>
        Cell(Measure.ItemOption, value, count, code) with { IsFavorableOption = favorable };

    private static CandidateCell Cell(Measure measure, double value, int count, int category = 0) =>
        new(new CellAddress(School, measure, RespondentRole.Student, "student-upper", "choice", "su-choice-1", category))
        {
            Value = value, Count = count, Eligible = 500, StandardError = 1, DegreesOfFreedom = 9, Low = value - 2, High = value + 2,
            NonresponseLow = 1, NonresponseHigh = 99,
        };
}
