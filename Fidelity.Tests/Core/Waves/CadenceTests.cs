using Fidelity.Core.Calendars;
using Fidelity.Core.Waves;
using Xunit;
using static Fidelity.Tests.Core.Calendars.MadeCalendar;

namespace Fidelity.Tests.Core.Waves;

public sealed class CadenceTests
{
    private static readonly DateOnly Summer = Day("2026-07-01");

    [Fact]
    public void Fall_begins_in_the_sixth_week_winter_lies_in_the_middle_and_spring_ends_four_weeks_before_the_last_day()
    {
        var plan = new Cadence.Seasonal().Windows(Of(Year2027), 2027, Summer);

        Assert.Empty(plan.NotPlaced);
        Assert.Equal(["Fall", "Winter", "Spring"], plan.Windows.Select(window => window.Name));
        Assert.Equal((Day("2026-09-21"), Day("2026-10-02")), (plan.Windows[0].FirstDay, plan.Windows[0].LastDay));
        Assert.Equal((Day("2027-01-08"), Day("2027-01-22")), (plan.Windows[1].FirstDay, plan.Windows[1].LastDay));
        Assert.Equal((Day("2027-04-26"), Day("2027-05-07")), (plan.Windows[2].FirstDay, plan.Windows[2].LastDay));
    }

    [Fact]
    public void A_window_that_would_reach_over_a_break_moves_to_one_side_of_it()
    {
        var breakInFall = District(CalendarEntryKind.Holiday, "2026-09-28", "2026-10-02");
        var breakInSpring = District(CalendarEntryKind.Holiday, "2027-05-03", "2027-05-07");

        var plan = new Cadence.Seasonal().Windows(Of([.. Year2027, breakInFall, breakInSpring]), 2027, Summer);

        Assert.Equal(Day("2026-10-05"), plan.Windows[0].FirstDay);
        Assert.Equal(Day("2027-04-30"), plan.Windows[2].LastDay);
    }

    [Fact]
    public void A_pulse_comes_every_so_many_weeks_of_school()
    {
        var plan = new Cadence.Pulse(EveryWeeks: 6).Windows(Of(Year2027), 2027, Summer);

        Assert.Empty(plan.NotPlaced);
        Assert.Equal(["Pulse 1", "Pulse 2", "Pulse 3", "Pulse 4", "Pulse 5", "Pulse 6"], plan.Windows.Select(window => window.Name));
        Assert.Equal(
            ["2026-09-08", "2026-10-19", "2026-11-30", "2027-01-25", "2027-03-08", "2027-04-26"],
            plan.Windows.Select(window => $"{window.FirstDay:yyyy-MM-dd}"));
    }

    [Fact]
    public void A_single_window_begins_at_once_or_after_the_break()
    {
        var calendar = Of(Year2027);

        Assert.Equal(Day("2026-10-05"), First(Day("2026-10-03")));
        Assert.Equal(Day("2027-01-04"), First(Day("2026-12-14")));
        Assert.Equal("Survey", Assert.Single(new Cadence.OneOff(Day("2027-06-01")).Windows(calendar, 2027, Summer).NotPlaced).Name);

        DateOnly First(DateOnly from) => Assert.Single(new Cadence.OneOff(from).Windows(calendar, 2027, Summer).Windows).FirstDay;
    }

    [Fact]
    public void Windows_that_are_past_are_named_and_not_planned()
    {
        var plan = new Cadence.Seasonal().Windows(Of(Year2027), 2027, Day("2026-11-20"));

        Assert.Equal(["Winter", "Spring"], plan.Windows.Select(window => window.Name));
        Assert.Equal(["Fall"], plan.NotPlaced.Select(one => one.Name));
        Assert.Contains("2026-09-21", plan.NotPlaced[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_terms_a_year_is_not_planned_and_the_reason_says_what_to_do()
    {
        var plan = new Cadence.Seasonal().Windows(Of(), 2027, Summer);

        Assert.Empty(plan.Windows);
        Assert.Contains("first and the last day", Assert.Single(plan.NotPlaced).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_too_short_for_three_windows_says_which_are_missing()
    {
        var plan = new Cadence.Seasonal().Windows(Of(District(CalendarEntryKind.Term, "2027-03-01", "2027-05-28")), 2027, Summer);

        Assert.Equal(3, plan.Windows.Count + plan.NotPlaced.Count);
        Assert.NotEmpty(plan.NotPlaced);
    }

    [Fact]
    public void In_a_thousand_made_years_windows_have_their_days_do_not_overlap_and_lie_in_no_break()
    {
        var random = new Random(4);
        for (var trial = 0; trial < 1000; trial++)
        {
            var calendar = Of([.. Enumerable.Range(0, random.Next(9)).Select(_ => Entry(random)), .. Year2027[..2]]);
            Cadence cadence = random.Next(3) switch
            {
                0 => new Cadence.Seasonal(random.Next(1, 16)),
                1 => new Cadence.Pulse(random.Next(1, 9), random.Next(1, 8)),
                _ => new Cadence.OneOff(Day("2026-08-01").AddDays(random.Next(300)), random.Next(1, 16)),
            };

            var windows = cadence.Windows(calendar, 2027, Summer).Windows;

            Assert.All(windows, window => Assert.Equal(cadence.Days, calendar.InstructionalDays(window.FirstDay, window.LastDay)));
            Assert.All(windows, window => Assert.True(calendar.IsInstructional(window.FirstDay) && calendar.IsInstructional(window.LastDay)));
            Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.True(pair.First.LastDay < pair.Second.FirstDay));
            Assert.All(windows, window => Assert.True(LongestPause(calendar, window) <= 5));
        }
    }

    private static int LongestPause(SchoolCalendar calendar, CadenceWindow window)
    {
        var (longest, current) = (0, 0);
        for (var day = window.FirstDay; day <= window.LastDay; day = day.AddDays(1))
        {
            current = calendar.IsInstructional(day) ? 0 : current + 1;
            longest = Math.Max(longest, current);
        }

        return longest;
    }

    private static CalendarEntry Entry(Random random)
    {
        var from = Day("2026-08-17").AddDays(random.Next(290));
        var kind = random.Next(4) == 0 ? CalendarEntryKind.MakeUpDay : CalendarEntryKind.Holiday;
        return District(kind, $"{from:yyyy-MM-dd}", $"{from.AddDays(random.Next(9)):yyyy-MM-dd}");
    }
}
