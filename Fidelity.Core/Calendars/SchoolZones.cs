namespace Fidelity.Core.Calendars;

/// <summary>By which clocks schools live.</summary>
public static class SchoolZones
{
    /// <summary>IANA names of the clocks of the United States and its territories, from east to west; what lists offer.</summary>
    public static IReadOnlyList<string> Offered { get; } =
    [
        "America/Puerto_Rico", "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
        "America/Anchorage", "America/Adak", "Pacific/Honolulu", "Pacific/Pago_Pago", "Pacific/Guam",
    ];

    /// <summary>Whether this machine knows the clock by an IANA name; other names are not the same everywhere.</summary>
    public static bool IsKnown(string timeZone) => TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) && found.HasIanaId;
}
