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
}
