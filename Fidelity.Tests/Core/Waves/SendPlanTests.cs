using Fidelity.Core.Calendars;
using Fidelity.Core.Waves;
using Fidelity.Tests.Core.Calendars;
using Xunit;

namespace Fidelity.Tests.Core.Waves;

public sealed class SendPlanTests
{
    private static readonly SchoolCalendar Calendar = MadeCalendar.Of(MadeCalendar.Year2027);

    [Fact]
    public void Two_weeks_have_an_invitation_and_reminders_spread_over_their_school_days_each_with_a_word_to_the_coordinator()
    {
        var sends = SendPlan.For(Window("2026-10-05", "08:00", "2026-10-16", "17:00"), mostReminders: 2);

        Assert.Equal(
            [
                "Invitation 1 Mon 2026-10-05 08:00", "Reminder 1 Thu 2026-10-08 08:00", "Escalation 1 Fri 2026-10-09 08:00",
                "Reminder 2 Tue 2026-10-13 08:00", "Escalation 2 Wed 2026-10-14 08:00",
            ],
            sends.Select(Said));
    }

    [Fact]
    public void A_window_that_opens_on_a_weekend_invites_on_Monday_at_the_first_bell()
    {
        var sends = SendPlan.For(Window("2026-10-03", "08:00", "2026-10-16", "17:00"), mostReminders: 0);

        Assert.Equal(["Invitation 1 Mon 2026-10-05 08:00"], sends.Select(Said));
    }

    [Fact]
    public void A_holiday_in_the_middle_moves_the_reminder_and_the_word_to_the_coordinator_over_it()
    {
        var sends = SendPlan.For(Window("2026-11-20", "08:00", "2026-12-02", "17:00"), mostReminders: 1);

        Assert.Equal(
            ["Invitation 1 Fri 2026-11-20 08:00", "Reminder 1 Mon 2026-11-30 08:00", "Escalation 1 Tue 2026-12-01 08:00"], sends.Select(Said));
    }

    [Theory]
    [InlineData("2026-10-05", 0)]
    [InlineData("2026-10-06", 0)]
    [InlineData("2026-10-07", 1)]
    [InlineData("2026-10-09", 2)]
    public void A_short_window_has_only_the_reminders_that_keep_two_school_days_apart(string lastDay, int reminders)
    {
        var sends = SendPlan.For(Window("2026-10-05", "08:00", lastDay, "17:00"), mostReminders: 4);

        Assert.Equal(reminders, sends.Count(send => send.Kind == SendKind.Reminder));
    }

    [Fact]
    public void Nothing_is_sent_in_the_last_hour()
    {
        var sends = SendPlan.For(Window("2026-10-05", "08:00", "2026-10-07", "08:30"), mostReminders: 1);

        Assert.Equal(["Invitation 1 Mon 2026-10-05 08:00"], sends.Select(Said));
    }

    [Fact]
    public void A_window_without_a_school_day_sends_nothing()
    {
        Assert.Empty(SendPlan.For(Window("2026-11-25", "08:00", "2026-11-28", "17:00"), mostReminders: 2));
    }

    internal static SchoolWindow Window(string opens, string at, string closes, string until) => new(
        Calendar,
        Calendar.ToUtc(MadeCalendar.Day(opens), TimeOnly.ParseExact(at, "HH:mm")),
        Calendar.ToUtc(MadeCalendar.Day(closes), TimeOnly.ParseExact(until, "HH:mm")));

    private static string Said(PlannedSend send) => FormattableString.Invariant(
        $"{send.Kind} {send.Number} {SchoolClock.At(send.DueAt, Calendar.TimeZone):ddd yyyy-MM-dd HH:mm}");
}
