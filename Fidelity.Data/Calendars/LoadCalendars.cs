using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Calendars;

/// <summary>The calendars of schools: each school's own entries and settings on its district's, and those on the state's.</summary>
public sealed class LoadCalendars(FidelityDb db)
{
    /// <param name="schools">Or districts, for what their schools have in common. What is not on the roster is left out.</param>
    /// <param name="also">An entry that is not saved: to see what it would change.</param>
    public async Task<IReadOnlyDictionary<OrganizationId, SchoolCalendar>> RunAsync(
        IReadOnlyCollection<OrganizationId> schools, CancellationToken cancellationToken, CalendarEntry? also = null)
    {
        var chains = await OrganizationChain.OfAsync(db, schools, cancellationToken);
        var concerned = chains.SelectMany(chain => chain.Nearest).Distinct().ToList();
        var entries = (await db.CalendarEntries.AsNoTracking().Where(row => concerned.Contains(row.OrganizationId))
            .OrderBy(row => row.Id).ToListAsync(cancellationToken)).Concat(also is null ? [] : [also]).ToLookup(row => row.OrganizationId);
        var settings = await db.SchoolSettings.AsNoTracking().Where(row => concerned.Contains(row.OrganizationId))
            .ToDictionaryAsync(row => row.OrganizationId, cancellationToken);
        var sessions = await db.AcademicSessions.AsNoTracking().Where(row => row.IsActive).ToListAsync(cancellationToken);
        return chains.ToDictionary(
            chain => chain.Own.Id,
            chain => SchoolCalendar.Of(
                chain.Own.TimeZone,
                [.. chain.Nearest.Select(id => new CalendarLayer(settings.GetValueOrDefault(id), [.. entries[id]]))],
                sessions));
    }
}
