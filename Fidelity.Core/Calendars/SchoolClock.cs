namespace Fidelity.Core.Calendars;

/// <summary>
/// Instants as a school's clock shows them. Everything is kept in UTC; what people read, and which day it is, follows the zone of the
/// school or of the wave. Zones are named as in the IANA database, e.g. <c>America/New_York</c>.
/// </summary>
public static class SchoolClock
{
    /// <summary>The date and time on that clock. Its kind is unspecified: it is no instant, and an hour in autumn comes twice.</summary>
    public static DateTime At(DateTime utc, string timeZone) =>
        TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(timeZone));

    /// <summary>The date on that clock.</summary>
    public static DateOnly DayOf(DateTime utc, string timeZone) => DateOnly.FromDateTime(At(utc, timeZone));

    /// <summary>
    /// The instant at which that clock shows the day and time. A time that spring skips moves on by as much as the clock is put forward;
    /// of an hour that autumn brings twice, the first is meant.
    /// </summary>
    public static DateTime ToUtc(DateOnly day, TimeOnly time, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var local = day.ToDateTime(time);
        // What is skipped is read by the clock of the day before, and so lands behind the gap.
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddDays(-1))
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
