using System.Globalization;

namespace Fidelity.Core.Calendars.Files;

/// <summary>
/// On which days an event repeats (RFC 5545, 3.3.10): yearly, monthly, weekly or daily, with INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY,
/// BYDAY, BYSETPOS and WKST. Within each period all days are taken that the rule's parts let through.
/// </summary>
internal sealed class RecurrenceRule
{
    private static readonly string[] Understood =
        ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST"];

    /// <summary>In periods; nobody means more, and dates would end.</summary>
    private const int LongestInterval = 1000;

    private static readonly string[] Weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private readonly Dictionary<string, string> parts;
    private readonly List<int> months;
    private readonly List<int> monthDays;
    private readonly IReadOnlyList<(int Ordinal, DayOfWeek Weekday)> weekdays;
    private readonly List<int> positions;

    private RecurrenceRule(Dictionary<string, string> parts)
    {
        this.parts = parts;
        months = Numbers("BYMONTH");
        monthDays = Numbers("BYMONTHDAY");
        positions = Numbers("BYSETPOS");
        weekdays = [.. List("BYDAY").Select(part => (part.Length > 2 ? Number(part[..^2]) : 0, ReadWeekday(part.Length > 2 ? part[^2..] : part)))];
    }

    private string Frequency => parts["FREQ"];

    private int Interval => parts.TryGetValue("INTERVAL", out var text) ? Number(text) : 1;

    private DayOfWeek WeekBegins => parts.TryGetValue("WKST", out var text) ? ReadWeekday(text) : DayOfWeek.Monday;

    /// <returns>Null when it holds what is not understood here.</returns>
    public static RecurrenceRule? Read(string value)
    {
        var pairs = value.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim().ToUpperInvariant().Split('=', 2)).ToList();
        if (pairs.Exists(pair => pair.Length != 2 || !Understood.Contains(pair[0])) || pairs.DistinctBy(pair => pair[0]).Count() != pairs.Count)
        {
            return null;
        }

        var parts = pairs.ToDictionary(pair => pair[0], pair => pair[1]);
        try
        {
            return parts.GetValueOrDefault("FREQ") is "YEARLY" or "MONTHLY" or "WEEKLY" or "DAILY"
                && (!parts.TryGetValue("UNTIL", out var until) || FileMoment.Read(until, null) is not null)
                && (!parts.TryGetValue("COUNT", out var count) || Number(count) > 0)
                && (!parts.TryGetValue("INTERVAL", out var interval) || Number(interval) is > 0 and <= LongestInterval)
                    ? new RecurrenceRule(parts)
                    : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The days of the occurrences, on the clock of the event's start, which is the first of them; up to <paramref name="last"/>.</summary>
    public IEnumerable<DateOnly> Days(FileMoment start, DateOnly last)
    {
        var until = parts.TryGetValue("UNTIL", out var text) ? FileMoment.Read(text, start.Zone)! : null;
        var end = until is null ? DateTime.MaxValue : until.IsDate ? until.At.AddDays(1).AddTicks(-1) : until.On(start.Zone ?? until.Zone ?? "UTC");
        var count = parts.TryGetValue("COUNT", out var most) ? Number(most) : int.MaxValue;
        return Repeated(start.Day, last).Prepend(start.Day).Distinct()
            .Take(count)
            .TakeWhile(day => day <= last && day.ToDateTime(TimeOnly.FromDateTime(start.At)) <= end);
    }

    private IEnumerable<DateOnly> Repeated(DateOnly start, DateOnly last)
    {
        for (var period = BeginningOf(start); period <= last; period = After(period, Interval))
        {
            var days = DaysOf(period).Where(day => LetsThrough(day, start)).ToList();
            foreach (var day in positions.Count == 0 ? days : days.Where((_, index) => positions.Contains(index + 1) || positions.Contains(index - days.Count)))
            {
                if (day > start)
                {
                    yield return day;
                }
            }
        }
    }

    private DateOnly BeginningOf(DateOnly day) => Frequency switch
    {
        "YEARLY" => new DateOnly(day.Year, 1, 1),
        "MONTHLY" => new DateOnly(day.Year, day.Month, 1),
        "WEEKLY" => day.AddDays(-(((int)day.DayOfWeek - (int)WeekBegins + 7) % 7)),
        _ => day,
    };

    private DateOnly After(DateOnly period, int periods) => Frequency switch
    {
        "YEARLY" => period.AddYears(periods),
        "MONTHLY" => period.AddMonths(periods),
        "WEEKLY" => period.AddDays(7 * periods),
        _ => period.AddDays(periods),
    };

    private IEnumerable<DateOnly> DaysOf(DateOnly period) =>
        Enumerable.Range(0, After(period, 1).DayNumber - period.DayNumber).Select(period.AddDays);

    private bool LetsThrough(DateOnly day, DateOnly start) =>
        (months.Count > 0 ? months.Contains(day.Month) : Frequency != "YEARLY" || weekdays.Count > 0 || monthDays.Count > 0 || day.Month == start.Month)
        && (monthDays.Count > 0
            ? monthDays.Contains(day.Day) || monthDays.Contains(day.Day - DaysInMonth(day) - 1)
            : Frequency is "WEEKLY" or "DAILY" || weekdays.Count > 0 || day.Day == start.Day)
        && (weekdays.Count > 0
            ? weekdays.Any(one => one.Weekday == day.DayOfWeek && (one.Ordinal == 0 || one.Ordinal == Ordinal(day, one.Ordinal)))
            : Frequency != "WEEKLY" || day.DayOfWeek == start.DayOfWeek);

    /// <summary>Which of its weekday the day is in the month, or in the year where the rule names no month; counted from the side of <paramref name="like"/>.</summary>
    private int Ordinal(DateOnly day, int like)
    {
        var isOfYear = Frequency == "YEARLY" && months.Count == 0;
        var (index, length) = isOfYear ? (day.DayOfYear, DateTime.IsLeapYear(day.Year) ? 366 : 365) : (day.Day, DaysInMonth(day));
        return like > 0 ? ((index - 1) / 7) + 1 : -(((length - index) / 7) + 1);
    }

    private static int DaysInMonth(DateOnly day) => DateTime.DaysInMonth(day.Year, day.Month);

    private List<int> Numbers(string name) => [.. List(name).Select(Number)];

    private string[] List(string name) => parts.TryGetValue(name, out var text) ? text.Split(',') : [];

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 10_000
            ? number
            : throw new FormatException();

    private static DayOfWeek ReadWeekday(string text) =>
        Array.IndexOf(Weekdays, text) is >= 0 and var index ? (DayOfWeek)index : throw new FormatException();
}
