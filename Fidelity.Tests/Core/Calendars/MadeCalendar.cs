using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;

namespace Fidelity.Tests.Core.Calendars;

/// <summary>Calendars as a test needs them: a school under a district, each with what it says.</summary>
internal static class MadeCalendar
{
    private static readonly DateTime Summer = new(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Mid-August to early June with Thanksgiving, winter and spring breaks.</summary>
    public static CalendarEntry[] Year2027 =>
    [
        District(CalendarEntryKind.Term, "2026-08-17", "2026-12-18"),
        District(CalendarEntryKind.Term, "2027-01-04", "2027-06-04"),
        District(CalendarEntryKind.Holiday, "2026-09-07", "2026-09-07"),
        District(CalendarEntryKind.Holiday, "2026-11-25", "2026-11-27"),
        District(CalendarEntryKind.Holiday, "2027-01-18", "2027-01-18"),
        District(CalendarEntryKind.Holiday, "2027-04-05", "2027-04-09"),
    ];

    public static CalendarEntry District(CalendarEntryKind kind, string from, string to, int declaredDay = 0) => Entry(1, kind, from, to, declaredDay);

    public static CalendarEntry School(CalendarEntryKind kind, string from, string to, int declaredDay = 0) => Entry(2, kind, from, to, declaredDay);

    public static SchoolCalendar Of(params CalendarEntry[] entries) => In("America/New_York", entries);

    public static SchoolCalendar In(string timeZone, params CalendarEntry[] entries) => SchoolCalendar.Of(
        timeZone,
        [.. new long[] { 2, 1 }.Select(id => new CalendarLayer(null, [.. entries.Where(entry => entry.OrganizationId.Value == id)]))],
        []);

    public static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd");

    private static CalendarEntry Entry(long organization, CalendarEntryKind kind, string from, string to, int declaredDay) => new(
        new OrganizationId(organization), kind, Day(from), Day(to), kind.ToString(), CalendarSource.Typed, "", Summer.AddDays(declaredDay));
}
