namespace Fidelity.Core.Calendars;

/// <summary>School years run from July to June and are called by the calendar year in which they end, as in OneRoster.</summary>
public static class SchoolYear
{
    private const int FirstMonth = 7;

    public static int Of(DateOnly day) => day.Month >= FirstMonth ? day.Year + 1 : day.Year;

    public static DateOnly FirstDay(int year) => new(year - 1, FirstMonth, 1);

    public static DateOnly LastDay(int year) => FirstDay(year + 1).AddDays(-1);

    /// <summary>2027 as "2026-27".</summary>
    public static string Say(int year) => $"{year - 1}-{year % 100:00}";
}
