using Fidelity.Core.Calendars;
using Fidelity.Core.Waves;
using Fidelity.Tests.Core.Calendars;
using Xunit;

namespace Fidelity.Tests.Core.Waves;

public sealed class SchoolWindowTests
{
    private static readonly SchoolCalendar Snow =
        MadeCalendar.Of([.. MadeCalendar.Year2027, MadeCalendar.District(CalendarEntryKind.Closure, "2026-10-15", "2026-10-16", declaredDay: 100)]);

    [Theory]
    [InlineData("2026-10-05", "08:00", "2026-10-16", "17:00", 10)]
    [InlineData("2026-10-05", "15:00", "2026-10-16", "17:00", 9)]
    [InlineData("2026-10-05", "08:00", "2026-10-16", "08:00", 9)]
    [InlineData("2026-10-03", "00:00", "2026-10-05", "00:00", 0)]
    [InlineData("2026-11-20", "08:00", "2026-12-02", "17:00", 6)]
    public void Days_count_of_which_some_school_time_lies_in_the_window(string opens, string at, string closes, string until, int days)
    {
        Assert.Equal(days, SendPlanTests.Window(opens, at, closes, until).InstructionalDays);
    }

    [Fact]
    public void Days_that_a_closure_takes_are_made_up_at_the_same_time_of_a_later_school_day()
    {
        var window = SendPlanTests.Window("2026-10-05", "08:00", "2026-10-16", "17:00") with { Calendar = Snow };

        var end = window.EndKeeping(10);

        Assert.Equal(new DateTime(2026, 10, 20, 17, 0, 0), SchoolClock.At(end, Snow.TimeZone));
        Assert.Equal(10, (window with { ClosesAt = end }).InstructionalDays);
    }

    [Fact]
    public void A_window_that_ends_at_midnight_is_moved_to_a_midnight()
    {
        var window = SendPlanTests.Window("2026-10-05", "08:00", "2026-10-17", "00:00") with { Calendar = Snow };

        Assert.Equal(new DateTime(2026, 10, 21, 0, 0, 0), SchoolClock.At(window.EndKeeping(10), Snow.TimeZone));
    }

    [Fact]
    public void A_window_that_has_its_days_and_one_whose_calendar_ends_stay_as_they_are()
    {
        var whole = SendPlanTests.Window("2026-10-05", "08:00", "2026-10-16", "17:00");
        var summer = SendPlanTests.Window("2027-05-24", "08:00", "2027-06-04", "17:00");

        Assert.Equal(whole.ClosesAt, whole.EndKeeping(10));
        Assert.Equal(summer.ClosesAt, summer.EndKeeping(summer.InstructionalDays + 1));
    }

    [Fact]
    public void No_window_grows_beyond_the_longest()
    {
        var window = SendPlanTests.Window("2026-10-05", "08:00", "2026-10-16", "17:00");

        Assert.Equal(window.OpensAt.AddDays(WaveRules.LongestWindowDays), window.EndKeeping(80));
    }
}
