using Fidelity.Core.Calendars;

namespace Fidelity.Core.Waves;

/// <summary>The instructional days between two dates in their order, cut at breaks: no window reaches over one.</summary>
internal sealed class SchoolDays
{
    /// <summary>More days in a row without school are a break: a long weekend and Thanksgiving are none, a week off with its weekends is.</summary>
    public const int LongestPause = 5;

    private readonly List<DateOnly> days;

    private SchoolDays(List<DateOnly> days) => this.days = days;

    public int Count => days.Count;

    public DateOnly this[int index] => days[index];

    public static SchoolDays Of(SchoolCalendar calendar, DateOnly from, DateOnly to) =>
        new([.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Where(calendar.IsInstructional)]);

    /// <summary>The first instructional day of the n-th week (Monday to Sunday) that has any; null where there are fewer.</summary>
    /// <param name="number">From 1.</param>
    public int? FirstOfWeek(int number)
    {
        var begins = Enumerable.Range(0, days.Count).Where(index => index == 0 || WeekOf(days[index]) != WeekOf(days[index - 1]));
        return begins.Skip(number - 1).Select(index => (int?)index).FirstOrDefault();
    }

    /// <summary>The last instructional day that lies at least so many days before the last one; -1 where there is none.</summary>
    public int LastUpTo(int daysBefore) => days.Count == 0 ? -1 : days.FindLastIndex(day => day <= days[^1].AddDays(-daysBefore));

    /// <summary>Where the earliest window of that many days begins that does not begin before <paramref name="from"/>.</summary>
    public int? Forward(int from, int length) =>
        Enumerable.Range(from, Math.Max(0, days.Count - length + 1 - from)).Where(first => IsInOneRun(first, length)).Select(first => (int?)first).FirstOrDefault();

    /// <summary>Where the latest window of that many days begins that does not end after <paramref name="last"/>.</summary>
    public int? Backward(int last, int length) =>
        Enumerable.Range(0, Math.Max(0, last - length + 2)).Reverse().Where(first => IsInOneRun(first, length)).Select(first => (int?)first).FirstOrDefault();

    private bool IsInOneRun(int first, int length) =>
        Enumerable.Range(first, length - 1).All(index => days[index + 1].DayNumber - days[index].DayNumber - 1 <= LongestPause);

    /// <summary>Day number 0, January 1 of the year 1, is a Monday.</summary>
    private static int WeekOf(DateOnly day) => day.DayNumber / 7;
}
