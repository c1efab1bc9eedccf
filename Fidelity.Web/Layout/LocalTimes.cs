using System.Globalization;
using Fidelity.Core.Calendars;

namespace Fidelity.Web.Layout;

/// <summary>Instants in words, by a school's clock: a window that opens at nine opens at nine there.</summary>
public static class LocalTimes
{
    public static string Say(DateTime utc, string timeZone) =>
        SchoolClock.At(utc, timeZone).ToString("ddd, MMM d, yyyy, h:mm tt", CultureInfo.InvariantCulture);

    public static string SayDay(DateTime utc, string timeZone) =>
        SchoolClock.At(utc, timeZone).ToString("MMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>"America/New_York" as "New York time".</summary>
    public static string SayZone(string timeZone) => timeZone[(timeZone.LastIndexOf('/') + 1)..].Replace('_', ' ') + " time";
}
