using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Calendars;

/// <summary>One organisation's calendar with everything that it is made of, for somebody to look at and to change.</summary>
public sealed class ViewCalendar(FidelityDb db)
{
    /// <returns>Null for an organisation that is not on the roster.</returns>
    public async Task<CalendarView?> RunAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        var chain = (await OrganizationChain.OfAsync(db, [organization], cancellationToken)).SingleOrDefault();
        if (chain is null)
        {
            return null;
        }

        var names = await db.Organizations.Where(row => chain.Nearest.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        var entries = await db.CalendarEntries.AsNoTracking().Where(row => chain.Nearest.Contains(row.OrganizationId))
            .OrderBy(row => row.BeginsOn).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        var settings = await db.SchoolSettings.AsNoTracking().Where(row => chain.Nearest.Contains(row.OrganizationId))
            .ToDictionaryAsync(row => row.OrganizationId, cancellationToken);
        var calendars = await new LoadCalendars(db).RunAsync([organization], cancellationToken);
        var coordinators = await new LoadCoordinators(db).RunAsync([organization], cancellationToken);
        return new CalendarView(
            chain.Own,
            calendars[organization],
            [.. entries.Select(entry => new ListedEntry(entry, names[entry.OrganizationId]))],
            settings.GetValueOrDefault(organization),
            coordinators.GetValueOrDefault(organization));
    }
}

/// <param name="Entries">The organisation's own and those of the organisations above it; by their first day.</param>
/// <param name="OwnSettings">Null where it follows the one above in everything.</param>
/// <param name="Coordinator">Its own, or the one above's; null where nobody has said one.</param>
public sealed record CalendarView(
    Organization Organization, SchoolCalendar Calendar, IReadOnlyList<ListedEntry> Entries, SchoolSettings? OwnSettings, string? Coordinator);

/// <param name="Of">Name of the organisation whose entry it is.</param>
public sealed record ListedEntry(CalendarEntry Entry, string Of);
