using Fidelity.Core.Calendars;

namespace Fidelity.Core.Waves;

/// <summary>
/// What one school's plan asks for at this moment: at most one mailing to the respondents and one to the coordinator, and what is left out
/// for good. A clock that was away for days finds several sends due: it makes up for the latest and never sends two at once.
/// </summary>
/// <param name="ToSend">Now.</param>
/// <param name="ToLeaveOut">With the reason.</param>
public sealed record SendTurn(IReadOnlyList<PlannedSend> ToSend, IReadOnlyList<(PlannedSend Send, SendOutcome Why)> ToLeaveOut)
{
    public static SendTurn None { get; } = new([], []);

    /// <param name="plan">The school's, by today's calendar.</param>
    /// <param name="done">Of this wave and school.</param>
    /// <returns>None outside school time and outside the window.</returns>
    public static SendTurn At(DateTime now, SchoolWindow window, IReadOnlyList<PlannedSend> plan, IReadOnlyList<WaveSend> done)
    {
        if (now < window.OpensAt || now >= window.ClosesAt || !window.Calendar.IsSchoolTime(now))
        {
            return None;
        }

        var due = plan.Where(send => send.DueAt <= now && !done.Any(one => one.Kind == send.Kind && one.Number == send.Number)).ToList();
        if (due.Find(send => send.Kind == SendKind.Invitation) is { } invitation)
        {
            return new([invitation], []);
        }

        var reminders = Reminder(now, window, [.. due.Where(send => send.Kind == SendKind.Reminder)], done);
        var escalations = Escalation(now, window, [.. due.Where(send => send.Kind == SendKind.Escalation)], done);
        return new([.. reminders.ToSend, .. escalations.ToSend], [.. reminders.ToLeaveOut, .. escalations.ToLeaveOut]);
    }

    /// <summary>Whether the people of a school have had the days that lie between two mailings.</summary>
    public static bool IsSoonAfterLastMailing(DateTime now, SchoolCalendar calendar, IReadOnlyList<WaveSend> done)
    {
        var last = done.Where(send => send.Kind != SendKind.Escalation && send.Outcome == SendOutcome.Sent).Select(send => (DateTime?)send.DoneAt).Max();
        return last is { } mailed && DaysSince(mailed, now, calendar) < SendPlan.FewestDaysBetween;
    }

    private static SendTurn Reminder(DateTime now, SchoolWindow window, List<PlannedSend> due, IReadOnlyList<WaveSend> done)
    {
        if (due.Count == 0)
        {
            return None;
        }

        var latest = due[^1];
        List<(PlannedSend, SendOutcome)> superseded = [.. due.SkipLast(1).Select(send => (send, SendOutcome.Superseded))];
        var today = SchoolClock.DayOf(now, window.Calendar.TimeZone);
        var isLate = SchoolClock.DayOf(latest.DueAt, window.Calendar.TimeZone) < today;
        return now > window.ClosesAt - SendPlan.LastHour || (isLate && window.Calendar.InstructionalDays(today.AddDays(1), window.LastDay) == 0)
            ? new([], [.. superseded, (latest, SendOutcome.TooLate)])
            : new(IsSoonAfterLastMailing(now, window.Calendar, done) ? [] : [latest], superseded);
    }

    /// <summary>Follows its reminder: left out with it, and never on the same day.</summary>
    private static SendTurn Escalation(DateTime now, SchoolWindow window, List<PlannedSend> due, IReadOnlyList<WaveSend> done)
    {
        List<PlannedSend> ready = [];
        List<(PlannedSend, SendOutcome)> leftOut = [];
        foreach (var send in due)
        {
            var reminder = done.FirstOrDefault(one => one.Kind == SendKind.Reminder && one.Number == send.Number);
            if (reminder is { Outcome: not SendOutcome.Sent })
            {
                leftOut.Add((send, reminder.Outcome));
            }
            else if (reminder is not null && now > window.ClosesAt - SendPlan.LastHour)
            {
                leftOut.Add((send, SendOutcome.TooLate));
            }
            else if (reminder is not null && DaysSince(reminder.DoneAt, now, window.Calendar) >= 1)
            {
                ready.Add(send);
            }
        }

        return new([.. ready.TakeLast(1)], [.. leftOut, .. ready.SkipLast(1).Select(send => (send, SendOutcome.Superseded))]);
    }

    /// <summary>Days of school from the day after to today, both included.</summary>
    private static int DaysSince(DateTime then, DateTime now, SchoolCalendar calendar) => calendar.InstructionalDays(
        SchoolClock.DayOf(then, calendar.TimeZone).AddDays(1), SchoolClock.DayOf(now, calendar.TimeZone));
}
