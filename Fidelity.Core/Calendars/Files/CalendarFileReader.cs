using Fidelity.Core.Problems;

namespace Fidelity.Core.Calendars.Files;

/// <summary>Reads the events of one file. Alarms, to-dos and the definitions of zones inside it are passed over.</summary>
internal sealed class CalendarFileReader(string name, string timeZone, DayRange asked)
{
    private readonly List<Problem> problems = [];
    private readonly List<Problem> warnings = [];
    private bool isCalendar;
    private bool isCut;

    public CalendarFile Read(IEnumerable<ContentLine> lines)
    {
        var written = Events(lines).Select(event_ => WrittenEvent.Read(event_, problems, name)).OfType<WrittenEvent>().ToList();
        var hasEvents = written.Count > 0 || problems.Count > 0;
        Require(isCalendar, CalendarFileRules.IsCalendar);
        Require(!isCut, CalendarFileRules.IsWhole);
        Require(hasEvents || isCut || !isCalendar, CalendarFileRules.HasEvents);
        var found = problems.Count > 0 ? [] : written.GroupBy(one => one.Uid).SelectMany(Expand).OrderBy(one => one.Days[0].BeginsOn).ToList();
        Require(found.Count <= CalendarFile.MostEvents, CalendarFileRules.CanBeLookedThrough);
        return new CalendarFile(found, written.Select(one => one.Uid).ToHashSet(), [.. problems.OrderBy(problem => problem.Line)], warnings);
    }

    private void Require(bool holds, CalendarFileRule rule)
    {
        if (!holds)
        {
            problems.Add(rule.Broken(name));
        }
    }

    /// <summary>The lines of each event, without those of components inside it.</summary>
    private IEnumerable<List<ContentLine>> Events(IEnumerable<ContentLine> lines)
    {
        List<ContentLine>? current = null;
        var inside = 0;
        foreach (var line in lines)
        {
            var component = line.Name is "BEGIN" or "END" ? line.Value.Trim().ToUpperInvariant() : "";
            isCalendar |= line.Name == "BEGIN" && component == "VCALENDAR";
            switch (line.Name)
            {
                case "BEGIN" when current is not null:
                    inside++;
                    break;
                case "BEGIN" when component == "VEVENT":
                    current = [line];
                    break;
                case "END" when inside > 0:
                    inside--;
                    break;
                case "END" when current is not null:
                    yield return current;
                    current = null;
                    break;
                default:
                    if (inside == 0)
                    {
                        current?.Add(line);
                    }

                    break;
            }
        }

        isCut = current is not null;
    }

    /// <summary>A series with the times at which it is not, or is another; the others are events of their own.</summary>
    private IEnumerable<FileEvent> Expand(IGrouping<string, WrittenEvent> series)
    {
        var exceptions = series.Where(one => one.Replaces is not null).Select(one => one.Replaces!.Value).ToHashSet();
        return series.Where(one => !one.IsCancelled).Select(one => one.Replaces is null ? Expand(one, exceptions) : Expand(one, []))
            .OfType<FileEvent>();
    }

    private FileEvent? Expand(WrittenEvent written, HashSet<DateOnly> exceptions)
    {
        if (written.LengthInDays > CalendarRules.LongestEntry)
        {
            warnings.Add(CalendarFileRules.EventsAreShort.Broken(name, written.Line, written.Title));
            return null;
        }

        if (written is { RepeatsAs: not null, Rule: null })
        {
            warnings.Add(CalendarFileRules.RepetitionIsUnderstood.Broken(name, written.Line, written.Title));
        }

        // Repetitions are counted on the event's own clock; on the school's, all lie by as much on another day as the first.
        var first = written.DaysAt(timeZone);
        var days = written.Starts(asked.EndsOn.AddDays(1)).Where(day => !exceptions.Contains(day)).Distinct().Order()
            .Select(day => day.DayNumber - written.Start.Day.DayNumber)
            .Select(later => new DayRange(first.BeginsOn.AddDays(later), first.EndsOn.AddDays(later)))
            .Where(asked.Touches)
            .ToList();
        return days.Count == 0 ? null : new FileEvent(written.Uid, written.Title, days, written.IsWholeDay);
    }
}
