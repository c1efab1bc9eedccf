namespace Fidelity.Data.Responses;

internal static class SchoolDay
{
    /// <summary>The date at that instant by a school's clock: all that a response keeps of when it came.</summary>
    public static DateOnly Of(DateTime instant, string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone)));
}
