using Fidelity.Core.Calendars;
using Fidelity.Core.Problems;

namespace Fidelity.Core.Waves;

/// <summary>Why a window of a wave cannot be changed, or its people not be reminded, just now: codes <c>WAV-02x</c>.</summary>
public static class WindowProblems
{
    public static Problem NotOpen { get; } = new("WAV-020", "The wave is not open: only an open wave can be extended, ended or reminded of.");

    public static Problem SchoolNotAsked { get; } = new("WAV-021", "This school does not take part, or its window is over: choose another.");

    public static Problem NotLater(SchoolWindow window) => new(
        "WAV-022", $"The window ends on {Day(window.ClosesAt, window)} already: choose a later day.");

    public static Problem TooLong { get; } = new(
        "WAV-023", $"The window would be longer than {WaveRules.LongestWindowDays} days: choose an earlier day.");

    public static Problem NotSchoolTime(SchoolCalendar calendar, DateTime now) => new(
        "WAV-024",
        calendar.NextSchoolTime(now) is { } next
            ? FormattableString.Invariant($"Reminders leave in school time only: try again from {SchoolClock.At(next, calendar.TimeZone):dddd, MMMM d, h:mm tt}.")
            : "Reminders leave in school time only, and the calendar has none ahead.");

    public static Problem MailedToday { get; } = new("WAV-025", "A mail about this survey went out today: try again on the next day of school.");

    public static Problem NobodyToRemind { get; } = new(
        "WAV-026", "Nobody can be reminded: all have answered, want no more mails, have no address or have had the most reminders that the wave allows.");

    private static string Day(DateTime utc, SchoolWindow window) =>
        FormattableString.Invariant($"{SchoolClock.At(utc.AddTicks(-1), window.Calendar.TimeZone):dddd, MMMM d}");
}
