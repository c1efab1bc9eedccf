using System.Globalization;

namespace Fidelity.Web.Layout;

/// <summary>Instants as a school's clock shows them: a window that opens at nine opens at nine there.</summary>
public static class LocalTimes
{
    public static string Say(DateTime utc, string timeZone) =>
        At(utc, timeZone).ToString("ddd, MMM d, yyyy, h:mm tt", CultureInfo.InvariantCulture);

    public static string SayDay(DateTime utc, string timeZone) =>
        At(utc, timeZone).ToString("MMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>"America/New_York" as "New York time".</summary>
    public static string SayZone(string timeZone) => timeZone[(timeZone.LastIndexOf('/') + 1)..].Replace('_', ' ') + " time";

    /// <summary>What an input of type datetime-local shows.</summary>
    public static string ForInput(DateTime utc, string timeZone) =>
        At(utc, timeZone).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static DateTime At(DateTime utc, string timeZone) =>
        TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(timeZone));
}
