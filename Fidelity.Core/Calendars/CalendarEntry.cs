using Fidelity.Core.Rosters;

namespace Fidelity.Core.Calendars;

/// <summary>
/// What a calendar says of some days, for an organisation and everything below it. Both dates are included.
/// </summary>
/// <param name="uid">The event's UID in the file it came from; empty where it was typed.</param>
/// <param name="declaredAt">UTC.</param>
public sealed class CalendarEntry(
    OrganizationId organizationId,
    CalendarEntryKind kind,
    DateOnly beginsOn,
    DateOnly endsOn,
    string title,
    CalendarSource source,
    string uid,
    DateTime declaredAt)
{
    public long Id { get; private set; }

    public OrganizationId OrganizationId { get; private set; } = organizationId;

    public CalendarEntryKind Kind { get; private set; } = kind;

    public DateOnly BeginsOn { get; private set; } = beginsOn;

    public DateOnly EndsOn { get; private set; } = endsOn;

    public string Title { get; private set; } = title;

    public CalendarSource Source { get; private set; } = source;

    public string Uid { get; private set; } = uid;

    public DateTime DeclaredAt { get; private set; } = declaredAt;
}

/// <summary>
/// In the order in which one organisation's entries decide about a day that several of them name: the last wins. A make-up day takes a
/// day of a break back, and a closure takes a make-up day.
/// </summary>
public enum CalendarEntryKind
{
    /// <summary>School is held from its first to its last day, on the school's weekdays.</summary>
    Term,

    /// <summary>Planned days without students: a holiday, a break, a teacher workday.</summary>
    Holiday,

    /// <summary>Students come although the day is on a weekend, on a holiday or outside every term.</summary>
    MakeUpDay,

    /// <summary>Days lost that nobody planned: snow, a storm, an outage.</summary>
    Closure,
}

/// <summary>Where an entry came from.</summary>
public enum CalendarSource
{
    Typed,

    /// <summary>An iCalendar file.</summary>
    File,

    /// <summary>Academic sessions of the roster; they are read where they are and never copied.</summary>
    Roster,
}
