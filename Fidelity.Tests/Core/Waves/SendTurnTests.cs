using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Tests.Core.Calendars;
using Xunit;

namespace Fidelity.Tests.Core.Waves;

/// <summary>The window is October 5 to 16; reminders are due on Thursday 8 and Tuesday 13, words to the coordinator the days after.</summary>
public sealed class SendTurnTests
{
    private static readonly SchoolWindow Window = SendPlanTests.Window("2026-10-05", "08:00", "2026-10-16", "17:00");

    private readonly List<WaveSend> done = [];

    [Fact]
    public void A_clock_that_is_never_late_does_each_send_on_its_day()
    {
        Assert.Equal(["Invitation 1"], Turn("2026-10-05", "08:00"));
        Assert.Empty(Turn("2026-10-07", "10:00"));
        Assert.Equal(["Reminder 1"], Turn("2026-10-08", "08:00"));
        Assert.Equal(["Escalation 1"], Turn("2026-10-09", "08:00"));
        Assert.Equal(["Reminder 2"], Turn("2026-10-13", "08:00"));
        Assert.Equal(["Escalation 2"], Turn("2026-10-14", "08:00"));
        Assert.Empty(Turn("2026-10-16", "10:00"));
    }

    [Theory]
    [InlineData("2026-10-05", "07:59")]
    [InlineData("2026-10-05", "15:00")]
    [InlineData("2026-10-10", "10:00")]
    [InlineData("2026-10-19", "10:00")]
    public void Outside_school_time_and_outside_the_window_nothing_happens(string day, string time)
    {
        Assert.Empty(Turn(day, time));
    }

    [Fact]
    public void A_late_clock_invites_and_lets_the_reminder_wait_until_two_school_days_have_passed()
    {
        Assert.Equal(["Invitation 1"], Turn("2026-10-08", "10:00"));
        Assert.Empty(Turn("2026-10-08", "11:00"));
        Assert.Empty(Turn("2026-10-09", "10:00"));
        Assert.Equal(["Reminder 1"], Turn("2026-10-12", "08:00"));
    }

    [Fact]
    public void When_the_next_reminder_is_due_the_late_one_is_superseded_with_its_word_to_the_coordinator()
    {
        Turn("2026-10-05", "08:00");

        Assert.Equal(["Reminder 2", "Reminder 1: Superseded"], Turn("2026-10-14", "08:00"));
        Assert.Equal(["Escalation 2", "Escalation 1: Superseded"], Turn("2026-10-15", "08:00"));
    }

    [Fact]
    public void A_late_reminder_on_the_windows_last_school_day_is_too_late()
    {
        Turn("2026-10-05", "08:00");

        Assert.Equal(["Reminder 1: Superseded", "Reminder 2: TooLate"], Turn("2026-10-16", "08:00"));
    }

    [Fact]
    public void A_nudge_counts_as_a_mailing()
    {
        Turn("2026-10-05", "08:00");
        Add(SendKind.Nudge, 1, At("2026-10-07", "10:00"), SendOutcome.Sent);

        Assert.Empty(Turn("2026-10-08", "10:00"));
        Assert.Equal(["Reminder 1"], Turn("2026-10-09", "10:00"));
    }

    /// <summary>What is sent and left out at that moment, which is then done.</summary>
    private List<string> Turn(string day, string time)
    {
        var now = At(day, time);
        var turn = SendTurn.At(now, Window, SendPlan.For(Window, mostReminders: 2), [.. done]);
        turn.ToSend.ToList().ForEach(send => Add(send.Kind, send.Number, now, SendOutcome.Sent));
        turn.ToLeaveOut.ToList().ForEach(one => Add(one.Send.Kind, one.Send.Number, now, one.Why));
        return
        [
            .. turn.ToSend.Select(send => $"{send.Kind} {send.Number}"),
            .. turn.ToLeaveOut.Select(one => $"{one.Send.Kind} {one.Send.Number}: {one.Why}"),
        ];
    }

    private void Add(SendKind kind, int number, DateTime now, SendOutcome outcome) =>
        done.Add(new WaveSend(new WaveId(1), new OrganizationId(1), kind, number, now, now, outcome, mails: 1));

    private static DateTime At(string day, string time) =>
        Window.Calendar.ToUtc(MadeCalendar.Day(day), TimeOnly.ParseExact(time, "HH:mm"));
}
