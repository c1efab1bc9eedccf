namespace Fidelity.Core.Calendars;

/// <summary>
/// When school is held at one school: on the weekdays of its terms that no entry takes away, and on make-up days, between the first and
/// the last bell of its own clock. Where nobody has said anything it is assumed to be held Monday to Friday from eight to three, all year.
/// </summary>
public sealed class SchoolCalendar
{
    /// <summary>How far ahead the next school day is looked for, in days: no summer is as long.</summary>
    public const int FurthestDays = 366;

    private static readonly DayOfWeek[] MondayToFriday =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private readonly Dictionary<DateOnly, CalendarEntry> named;

    private SchoolCalendar(string timeZone, IReadOnlyList<CalendarLayer> layers, IEnumerable<AcademicSession> sessions)
    {
        var settings = layers.Select(layer => layer.Settings).OfType<SchoolSettings>().ToList();
        var hours = settings.Find(one => one is { DayBegins: not null, DayEnds: not null });
        TimeZone = timeZone;
        DayBegins = hours?.DayBegins ?? new TimeOnly(8, 0);
        DayEnds = hours?.DayEnds ?? new TimeOnly(15, 0);
        Weekdays = settings.Select(one => one.Weekdays).FirstOrDefault(days => days is { Count: > 0 }) ?? MondayToFriday;
        Terms = [.. Calendars.Terms.Of(layers, sessions).OrderBy(term => term.BeginsOn).ThenBy(term => term.EndsOn)];
        named = layers.SelectMany(layer => layer.Entries.Where(entry => entry.Kind != CalendarEntryKind.Term))
            .SelectMany(entry => DaysOf(entry).Select(day => (Day: day, Entry: entry)))
            .GroupBy(one => one.Day)
            .ToDictionary(day => day.Key, day => CalendarLayer.Deciding(day.Select(one => one.Entry))!);
    }

    /// <summary>IANA name.</summary>
    public string TimeZone { get; }

    /// <summary>The first bell, by the school's clock.</summary>
    public TimeOnly DayBegins { get; }

    /// <summary>The last bell; not included.</summary>
    public TimeOnly DayEnds { get; }

    public IReadOnlyList<DayOfWeek> Weekdays { get; }

    /// <summary>By their first day; empty where none is known, and then every weekday may be a school day.</summary>
    public IReadOnlyList<CalendarTerm> Terms { get; }

    /// <summary>Neither terms nor entries are known for this school.</summary>
    public bool IsAssumed => Terms.Count == 0 && named.Count == 0;

    /// <param name="timeZone">The school's; IANA name.</param>
    /// <param name="layers">From the school's own to the one furthest above it.</param>
    /// <param name="sessions">Of the roster.</param>
    public static SchoolCalendar Of(string timeZone, IReadOnlyList<CalendarLayer> layers, IEnumerable<AcademicSession> sessions) =>
        new(timeZone, layers, sessions);

    /// <summary>The entry that decides about the day; null where terms and weekdays do.</summary>
    public CalendarEntry? EntryOn(DateOnly day) => named.GetValueOrDefault(day);

    public bool IsInTerm(DateOnly day) => Terms.Count == 0 || Terms.Any(term => term.Contains(day));

    /// <summary>Students come to school on that day.</summary>
    public bool IsInstructional(DateOnly day) => EntryOn(day) is { } entry
        ? entry.Kind == CalendarEntryKind.MakeUpDay
        : Weekdays.Contains(day.DayOfWeek) && IsInTerm(day);

    /// <summary>Inside bell hours of an instructional day.</summary>
    public bool IsSchoolTime(DateTime utc)
    {
        var day = SchoolClock.DayOf(utc, TimeZone);
        return IsInstructional(day) && ToUtc(day, DayBegins) <= utc && utc < ToUtc(day, DayEnds);
    }

    /// <summary>The first moment at or after <paramref name="utc"/> that is school time; null where none is within 366 days.</summary>
    public DateTime? NextSchoolTime(DateTime utc)
    {
        var today = SchoolClock.DayOf(utc, TimeZone);
        var day = Enumerable.Range(0, FurthestDays + 1).Select(today.AddDays)
            .Where(day => IsInstructional(day) && utc < ToUtc(day, DayEnds))
            .Select(day => (DateOnly?)day).FirstOrDefault();
        return day is not { } found ? null : ToUtc(found, DayBegins) is var bell && bell > utc ? bell : utc;
    }

    /// <summary>How many there are; both days are included.</summary>
    public int InstructionalDays(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            count += IsInstructional(day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>
    /// The instructional day that lies that many instructional days after <paramref name="day"/>, which itself does not count; the day
    /// itself for 0. Null where the calendar ends before: where 366 days go by without one.
    /// </summary>
    public DateOnly? AddInstructionalDays(DateOnly day, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        DateOnly? found = day;
        for (var left = days; left > 0 && found is { } last; left--)
        {
            found = FirstInstructionalDay(last.AddDays(1));
        }

        return found;
    }

    /// <summary>The first at or after <paramref name="from"/>; null where none is within 366 days.</summary>
    public DateOnly? FirstInstructionalDay(DateOnly from)
    {
        for (var ahead = 0; ahead <= FurthestDays; ahead++)
        {
            if (IsInstructional(from.AddDays(ahead)))
            {
                return from.AddDays(ahead);
            }
        }

        return null;
    }

    /// <summary>See <see cref="SchoolClock.ToUtc"/>.</summary>
    public DateTime ToUtc(DateOnly day, TimeOnly time) => SchoolClock.ToUtc(day, time, TimeZone);

    private static IEnumerable<DateOnly> DaysOf(CalendarEntry entry)
    {
        for (var day = entry.BeginsOn; day <= entry.EndsOn; day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
