using System.Globalization;
using Fidelity.Core.Calendars;
using Fidelity.Core.Calendars.Files;

namespace Fidelity.Web.Calendars;

/// <summary>Kinds of days, dates and hours as the calendar's pages say them.</summary>
public static class CalendarWords
{
    public static IReadOnlyList<CalendarEntryKind> Kinds { get; } =
        [CalendarEntryKind.Holiday, CalendarEntryKind.MakeUpDay, CalendarEntryKind.Term, CalendarEntryKind.Closure];

    public static string Say(CalendarEntryKind kind) => kind switch
    {
        CalendarEntryKind.Term => "Term: school is held",
        CalendarEntryKind.Holiday => "Holiday, break or staff day",
        CalendarEntryKind.MakeUpDay => "Make-up day",
        _ => "Closure",
    };

    public static string Say(EventReading reading) => reading switch
    {
        EventReading.LeaveOut => "Leave out: students come",
        EventReading.Holiday => Say(CalendarEntryKind.Holiday),
        EventReading.Closure => Say(CalendarEntryKind.Closure),
        EventReading.MakeUpDay => Say(CalendarEntryKind.MakeUpDay),
        EventReading.Term => Say(CalendarEntryKind.Term),
        EventReading.FirstDay => "First day of school",
        _ => "Last day of school",
    };

    public static string Say(CalendarSource source) => source switch
    {
        CalendarSource.Typed => "typed",
        CalendarSource.File => "calendar file",
        _ => "roster",
    };

    public static string Say(DateOnly from, DateOnly to) => from == to ? SayDay(from) : $"{SayDay(from)} to {SayDay(to)}";

    public static string SayDay(DateOnly day) => day.ToString("ddd, MMM d, yyyy", CultureInfo.InvariantCulture);

    public static string Say(TimeOnly time) => time.ToString("h:mm tt", CultureInfo.InvariantCulture);

    public static string Say(IReadOnlyList<DayOfWeek> weekdays) =>
        string.Join(", ", weekdays.Select(day => CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedDayName(day)));

    public static string Days(int count) => count == 1 ? "1 day" : $"{count} days";

    /// <summary>From a date field; null when it is empty or cannot be read.</summary>
    public static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>For a date field.</summary>
    public static string Field(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>From a time field; null when it is empty or cannot be read.</summary>
    public static TimeOnly? ReadTime(string? text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>For a time field.</summary>
    public static string Field(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";
}
