namespace Fidelity.Core.Calendars;

/// <summary>What one organisation says of the calendar: a school's own layer lies on its district's, and that on the state's.</summary>
public sealed record CalendarLayer(SchoolSettings? Settings, IReadOnlyList<CalendarEntry> Entries)
{
    /// <summary>
    /// The entries that decide, from the nearest organisation's layer to the furthest. A nearer entry goes before a further one, except
    /// that a closure which a further organisation declares later takes a make-up day too: the storm does not ask.
    /// </summary>
    internal static CalendarEntry? Deciding(IEnumerable<CalendarEntry> naming) => naming.Aggregate((CalendarEntry?)null, (decided, next) =>
        decided is null
        || (decided.OrganizationId == next.OrganizationId && next.Kind > decided.Kind)
        || (decided.OrganizationId != next.OrganizationId
            && (decided.Kind, next.Kind) is (CalendarEntryKind.MakeUpDay, CalendarEntryKind.Closure) && next.DeclaredAt > decided.DeclaredAt)
            ? next
            : decided);
}
