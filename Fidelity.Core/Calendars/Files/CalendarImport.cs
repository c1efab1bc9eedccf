using Fidelity.Core.Problems;

namespace Fidelity.Core.Calendars.Files;

/// <summary>What the events of a file become, as somebody has read them.</summary>
public static class CalendarImport
{
    private static readonly (string Code, string Message) FirstDayIsEnded =
        ("CAL-022", "This first day has no last day within a year after it: choose \"Last day of school\" for another event, or leave this one out.");

    private static readonly (string Code, string Message) LastDayIsBegun =
        ("CAL-023", "This last day has no first day within a year before it: choose \"First day of school\" for another event, or leave this one out.");

    /// <summary>A first day and the next last day make a term; every other event becomes an entry for each time it happens.</summary>
    /// <returns>Nothing but problems, or no problems.</returns>
    public static (IReadOnlyList<FileEntry> Entries, IReadOnlyList<Problem> Problems) Of(
        IReadOnlyList<FileEvent> events, Func<FileEvent, EventReading> read, string file)
    {
        var days = events.SelectMany(event_ => event_.Days.Select(day => (Event: event_, Day: day, Reading: read(event_)))).ToList();
        var firsts = days.Where(one => one.Reading == EventReading.FirstDay).ToList();
        var lasts = days.Where(one => one.Reading == EventReading.LastDay).ToList();
        List<Problem> problems =
        [
            .. firsts.Where(first => !lasts.Exists(last => IsTerm(first.Day, last.Day))).Select(first => Broken(FirstDayIsEnded, first.Event)),
            .. lasts.Where(last => !firsts.Exists(first => IsTerm(first.Day, last.Day))).Select(last => Broken(LastDayIsBegun, last.Event)),
        ];
        return problems.Count > 0 ? ([], problems) : (
        [
            .. firsts.Select(first => new FileEntry(
                first.Event.Uid, CalendarEntryKind.Term, first.Day.BeginsOn,
                lasts.Where(last => IsTerm(first.Day, last.Day)).Min(last => last.Day.EndsOn), first.Event.Title)),
            .. days.Where(one => KindOf(one.Reading) is not null)
                .Select(one => new FileEntry(one.Event.Uid, KindOf(one.Reading)!.Value, one.Day.BeginsOn, one.Day.EndsOn, one.Event.Title)),
        ], []);

        Problem Broken((string Code, string Message) rule, FileEvent event_) => new(rule.Code, rule.Message, file, 0, event_.Title);
    }

    private static bool IsTerm(DayRange first, DayRange last) =>
        first.BeginsOn < last.EndsOn && last.EndsOn.DayNumber - first.BeginsOn.DayNumber < CalendarRules.LongestEntry;

    private static CalendarEntryKind? KindOf(EventReading reading) => reading switch
    {
        EventReading.Holiday => CalendarEntryKind.Holiday,
        EventReading.Closure => CalendarEntryKind.Closure,
        EventReading.MakeUpDay => CalendarEntryKind.MakeUpDay,
        EventReading.Term => CalendarEntryKind.Term,
        _ => null,
    };
}

/// <summary>An entry that a file brings.</summary>
public sealed record FileEntry(string Uid, CalendarEntryKind Kind, DateOnly BeginsOn, DateOnly EndsOn, string Title);
