namespace Fidelity.Core.Waves;

/// <param name="Number">1 for the first of its kind.</param>
/// <param name="DueAt">UTC; always the school time of the school it is for.</param>
public sealed record PlannedSend(SendKind Kind, int Number, DateTime DueAt);

/// <summary>
/// What a wave sends at one school: the invitation with the first school time of the window, reminders spread over its days of school,
/// and to the coordinator, on the day of school after each reminder, the classes that have answered little.
/// </summary>
public static class SendPlan
{
    /// <summary>
    /// Days of school that lie between two mailings to the same people: one to read the mail and one to find the time. A reminder sooner than
    /// that reaches people who were going to answer anyway.
    /// </summary>
    public const int FewestDaysBetween = 2;

    /// <summary>In the last hour a mail comes too late to be acted on.</summary>
    public static readonly TimeSpan LastHour = TimeSpan.FromHours(1);

    /// <param name="mostReminders">A person's at most; a short window has fewer.</param>
    /// <returns>In the order of being due; empty where the window has no school time.</returns>
    public static IReadOnlyList<PlannedSend> For(SchoolWindow window, int mostReminders)
    {
        if (window.Calendar.NextSchoolTime(window.OpensAt) is not { } opening || opening >= window.ClosesAt)
        {
            return [];
        }

        var days = DaysOf(window);
        List<PlannedSend> sends = [new(SendKind.Invitation, 1, opening)];
        for (int number = 1, day = 0; number <= mostReminders; number++)
        {
            day = Math.Max(day + FewestDaysBetween, days.Count * number / (mostReminders + 1));
            if (At(day) is not { } reminder)
            {
                break;
            }

            sends.Add(new(SendKind.Reminder, number, reminder));
            if (At(day + 1) is { } escalation)
            {
                sends.Add(new(SendKind.Escalation, number, escalation));
            }
        }

        return [.. sends.OrderBy(send => send.DueAt).ThenBy(send => send.Kind)];

        DateTime? At(int day) =>
            day < days.Count && window.Calendar.ToUtc(days[day], window.Calendar.DayBegins) is var bell && bell <= window.ClosesAt - LastHour ? bell : null;
    }

    private static List<DateOnly> DaysOf(SchoolWindow window)
    {
        List<DateOnly> days = [];
        for (var day = window.FirstDay; day <= window.LastDay; day = day.AddDays(1))
        {
            if (window.Calendar.IsInstructional(day))
            {
                days.Add(day);
            }
        }

        return days;
    }
}
