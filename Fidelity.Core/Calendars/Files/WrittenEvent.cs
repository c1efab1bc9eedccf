using Fidelity.Core.Problems;

namespace Fidelity.Core.Calendars.Files;

/// <summary>An event as it is written in the file, before its repetitions are worked out.</summary>
/// <param name="End">Not included; null where the event has no length of its own.</param>
/// <param name="RepeatsAs">The rule as written; null where the event happens once.</param>
/// <param name="Rule">Null, too, where the rule is not understood.</param>
/// <param name="Added">Days of more occurrences.</param>
/// <param name="Left">Days on which there is none.</param>
/// <param name="Replaces">The day of the series' occurrence instead of which this event is; null for a series or a single event.</param>
internal sealed record WrittenEvent(
    int Line,
    string Uid,
    string Title,
    FileMoment Start,
    FileMoment? End,
    string? RepeatsAs,
    RecurrenceRule? Rule,
    IReadOnlyList<DateOnly> Added,
    IReadOnlyList<DateOnly> Left,
    DateOnly? Replaces,
    bool IsCancelled)
{
    private static readonly TimeSpan SchoolDay = TimeSpan.FromHours(6);

    private TimeSpan Length => End is { } end ? end.On(Start.Zone ?? end.Zone ?? "UTC") - Start.At : Start.IsDate ? TimeSpan.FromDays(1) : TimeSpan.Zero;

    public double LengthInDays => Length.TotalDays;

    public bool IsWholeDay => Start.IsDate || Length >= SchoolDay;

    /// <summary>What is wrong goes to <paramref name="problems"/>, all of it.</summary>
    /// <returns>Null when the event cannot be used.</returns>
    public static WrittenEvent? Read(IReadOnlyList<ContentLine> lines, List<Problem> problems, string file)
    {
        var before = problems.Count;
        var start = Moment(Find("DTSTART"));
        if (Find("DTSTART") is null)
        {
            problems.Add(CalendarFileRules.EventsBegin.Broken(file, lines[0].Number));
        }

        var end = Moment(Find("DTEND")) ?? Lasting(Find("DURATION"));
        var replaces = Moment(Find("RECURRENCE-ID"));
        var (added, left) = (Days("RDATE"), Days("EXDATE"));
        if (problems.Count > before)
        {
            return null;
        }

        var title = Find("SUMMARY")?.Text() is { Length: > 0 } summary ? summary : "Without a title";
        title = title.Length > CalendarRules.LongestTitle ? title[..CalendarRules.LongestTitle] : title;
        var uid = Find("UID")?.Value.Trim() is { Length: > 0 } given ? given : FileEvent.Hash($"{title}\n{start!.At:O}");
        var rule = Find("RRULE")?.Value;
        return new WrittenEvent(
            lines[0].Number,
            uid.Length > CalendarRules.LongestUid ? FileEvent.Hash(uid) : uid,
            title,
            start!,
            end,
            rule,
            rule is null ? null : RecurrenceRule.Read(rule),
            added,
            left,
            replaces is null ? null : OnClockOf(start!, replaces),
            Find("STATUS")?.Value.Trim().Equals("CANCELLED", StringComparison.OrdinalIgnoreCase) == true);

        ContentLine? Find(string property) => lines.FirstOrDefault(line => line.Name == property);

        FileMoment? Moment(ContentLine? line) => line is null ? null : ReadOne(line, line.Value);

        FileMoment? ReadOne(ContentLine line, string value)
        {
            var moment = FileMoment.Read(value.Trim(), line.Parameters.GetValueOrDefault("TZID"));
            if (moment is null)
            {
                problems.Add(CalendarFileRules.DatesCanBeRead.Broken(file, line.Number, line.Name));
            }

            return moment;
        }

        FileMoment? Lasting(ContentLine? line)
        {
            var duration = line is null ? null : FileMoment.ReadDuration(line.Value.Trim());
            if (line is not null && duration is null)
            {
                problems.Add(CalendarFileRules.DatesCanBeRead.Broken(file, line.Number, line.Name));
            }

            return start is null || duration is null ? null : start with { At = start.At + duration.Value };
        }

        // An RDATE may be a period, BEGIN/END: when it begins is enough.
        IReadOnlyList<DateOnly> Days(string property) =>
        [
            .. lines.Where(line => line.Name == property)
                .SelectMany(line => line.Value.Split(',').Select(value => ReadOne(line, value.Split('/')[0])))
                .OfType<FileMoment>().Where(_ => start is not null).Select(moment => OnClockOf(start!, moment)),
        ];
    }

    /// <summary>The days on which it begins, on its own clock.</summary>
    public IEnumerable<DateOnly> Starts(DateOnly last) =>
        (Rule?.Days(Start, last) ?? [Start.Day]).Concat(Added.Where(day => day <= last)).Except(Left);

    /// <summary>The first occurrence's days on that clock. A file may say that an event ends where it begins: then it is that day's.</summary>
    public DayRange DaysAt(string timeZone)
    {
        var begins = Start.On(timeZone);
        var ends = begins + Length - TimeSpan.FromTicks(1);
        return new DayRange(DateOnly.FromDateTime(begins), DateOnly.FromDateTime(ends > begins ? ends : begins));
    }

    private static DateOnly OnClockOf(FileMoment start, FileMoment moment) =>
        moment.IsDate || start.IsDate ? moment.Day : DateOnly.FromDateTime(moment.On(start.Zone ?? moment.Zone ?? "UTC"));
}
