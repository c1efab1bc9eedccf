using System.Globalization;
using System.Text.RegularExpressions;

namespace Fidelity.Core.Calendars.Files;

/// <summary>A date of a file, or a date with a time on some clock.</summary>
/// <param name="At">What that clock shows; midnight for a date.</param>
/// <param name="Zone">IANA name; null where the time follows the reader's clock.</param>
internal sealed partial record FileMoment(DateTime At, bool IsDate, string? Zone)
{
    /// <summary>Earlier ones are slips, and repetitions from them would be long.</summary>
    private const int EarliestYear = 1900;

    private const int LatestYear = 2200;

    public DateOnly Day => DateOnly.FromDateTime(At);

    /// <returns>Null when it cannot be read.</returns>
    public static FileMoment? Read(string value, string? zone)
    {
        var isDate = value.Length == 8;
        var isUtc = value.EndsWith('Z');
        var format = isDate ? "yyyyMMdd" : isUtc ? "yyyyMMdd'T'HHmmss'Z'" : "yyyyMMdd'T'HHmmss";
        return DateTime.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            && at.Year is >= EarliestYear and <= LatestYear
                ? new FileMoment(at, isDate, isDate ? null : isUtc ? "UTC" : Known(zone))
                : null;
    }

    /// <summary>A value such as <c>P1D</c> or <c>PT6H30M</c> (RFC 5545, 3.3.6); null when it cannot be read.</summary>
    public static TimeSpan? ReadDuration(string value)
    {
        var match = Duration().Match(value);
        return !match.Success || value.EndsWith('P') || value.EndsWith('T')
            ? null
            : new TimeSpan((7 * Part("w")) + Part("d"), Part("h"), Part("m"), Part("s"));

        int Part(string name) => match.Groups[name] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>The same moment on another clock; dates, and times that follow the reader's clock, stay as they are.</summary>
    public DateTime On(string zone) => Zone is null || Zone == zone
        ? At
        : SchoolClock.At(SchoolClock.ToUtc(Day, TimeOnly.FromDateTime(At), Zone), zone);

    /// <summary>Names that this machine does not know are read by the school's clock: they differ by hours, and days are what counts.</summary>
    private static string? Known(string? zone) => zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found.Id : null;

    [GeneratedRegex(@"^\+?P(?:(?<w>\d{1,3})W|(?:(?<d>\d{1,4})D)?(?:T(?:(?<h>\d{1,5})H)?(?:(?<m>\d{1,6})M)?(?:(?<s>\d{1,6})S)?)?)$")]
    private static partial Regex Duration();
}
