using System.Globalization;
using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;

namespace Fidelity.Web.Waves;

/// <summary>The days of school in a window in words: how many, and which weekdays are none and why.</summary>
public static class WindowDays
{
    /// <returns>One line for the schools that have the same days; empty while the dates cannot be read.</returns>
    public static IEnumerable<string> Say(
        TypedWindow window, IReadOnlyList<Organization> schools, IReadOnlyDictionary<OrganizationId, SchoolCalendar> calendars)
    {
        if (!TryRead(window.Opens, out var opens) || !TryRead(window.Closes, out var closes) || closes.DayNumber - opens.DayNumber is < 0 or > 366)
        {
            return [];
        }

        return schools.Where(school => calendars.ContainsKey(school.Id))
            .GroupBy(school => Say(calendars[school.Id], opens, closes))
            .OrderByDescending(same => same.Count())
            .Select(same => same.Count() == schools.Count ? same.Key : $"{string.Join(", ", same.Select(school => school.Name))}: {same.Key}");
    }

    private static string Say(SchoolCalendar calendar, DateOnly opens, DateOnly closes)
    {
        var days = calendar.InstructionalDays(opens, closes);
        var off = Days(opens, closes).Where(day => calendar.Weekdays.Contains(day.DayOfWeek) && !calendar.IsInstructional(day))
            .Select(day => (Day: day, Why: calendar.EntryOn(day)?.Title ?? "outside the terms"))
            .GroupBy(one => one.Why)
            .Select(why => $"{Say(why.Min(one => one.Day), why.Max(one => one.Day))} ({why.Key})")
            .ToList();
        return $"{(days == 1 ? "1 day" : $"{days} days")} of school{(off.Count == 0 ? "" : $"; no school {string.Join(", ", off)}")}.";
    }

    private static string Say(DateOnly first, DateOnly last) => first == last ? Say(first) : $"{Say(first)} to {Say(last)}";

    private static string Say(DateOnly day) => day.ToString("ddd, MMM d", CultureInfo.InvariantCulture);

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to) => Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays);

    private static bool TryRead(string typed, out DateOnly day) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
