namespace Fidelity.Core.Calendars;

/// <summary>In which terms school is held.</summary>
internal static class Terms
{
    private const string WholeYear = "schoolYear";

    /// <summary>
    /// For each school year the terms of the nearest layer that has any for that year, else the roster's: its semesters, terms and
    /// grading periods, else the school year itself.
    /// </summary>
    public static IEnumerable<CalendarTerm> Of(IReadOnlyList<CalendarLayer> layers, IEnumerable<AcademicSession> sessions) => layers
        .Select(layer => layer.Entries.Where(entry => entry.Kind == CalendarEntryKind.Term).Select(CalendarTerm.Of))
        .Append(FromRoster(sessions))
        .SelectMany((terms, nearness) => terms.Select(term => (Term: term, Nearness: nearness)))
        .GroupBy(one => SchoolYear.Of(one.Term.BeginsOn))
        .SelectMany(year => year.Where(one => one.Nearness == year.Min(other => other.Nearness)))
        .Select(one => one.Term);

    private static IEnumerable<CalendarTerm> FromRoster(IEnumerable<AcademicSession> sessions) => sessions
        .Where(session => session.IsActive)
        .GroupBy(session => SchoolYear.Of(session.BeginsOn))
        .SelectMany(year => year.Any(session => session.Kind != WholeYear) ? year.Where(session => session.Kind != WholeYear) : year)
        .Select(session => new CalendarTerm(session.BeginsOn, session.EndsOn, session.Title, CalendarSource.Roster));
}

/// <summary>Days between which school is held. Both dates are included.</summary>
public sealed record CalendarTerm(DateOnly BeginsOn, DateOnly EndsOn, string Title, CalendarSource Source)
{
    public bool Contains(DateOnly day) => BeginsOn <= day && day <= EndsOn;

    internal static CalendarTerm Of(CalendarEntry entry) => new(entry.BeginsOn, entry.EndsOn, entry.Title, entry.Source);
}
