using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Calendars;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>
/// Moves the end of every window from which the calendar has taken days of school since it was planned, so that each school has the days
/// it was promised. It compares with the promise and not with what changed: run again, or late, it does the same. Nobody's window is
/// shortened when a day comes back.
/// </summary>
public sealed class KeepInstructionalDays(FidelityDb db, TimeProvider clock)
{
    /// <returns>How many schools' windows were moved.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var waves = await db.Waves
            .Where(wave => wave.ExtendsForClosures && (wave.State == WaveState.Planned || wave.State == WaveState.Open))
            .OrderBy(wave => wave.Id).ToListAsync(cancellationToken);
        var ids = waves.Select(wave => wave.Id).ToList();
        var schools = (await db.WaveSchools.Where(row => ids.Contains(row.WaveId)).ToListAsync(cancellationToken)).ToLookup(row => row.WaveId);
        var calendars = await new LoadCalendars(db).RunAsync([.. schools.SelectMany(wave => wave).Select(row => row.OrganizationId).Distinct()], cancellationToken);
        var moved = 0;
        foreach (var wave in waves)
        {
            List<OrganizationId> here = [];
            foreach (var school in schools[wave.Id])
            {
                var end = new SchoolWindow(calendars[school.OrganizationId], wave.OpensAt, school.ClosesAt).EndKeeping(school.InstructionalDays);
                if (end > school.ClosesAt && end > now)
                {
                    school.MoveClosing(end);
                    here.Add(school.OrganizationId);
                }
            }

            if (here.Count > 0)
            {
                wave.MoveClosing(schools[wave.Id].Max(school => school.ClosesAt));
                db.Record(now, "system", nameof(KeepInstructionalDays), $"wave/{wave.Id.Value}", Say(here));
                moved += here.Count;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return moved;
    }

    private static string Say(List<OrganizationId> schools) =>
        $"{schools.Count} schools: {string.Join(", ", schools.Take(20).Select(school => $"school/{school.Value}"))}{(schools.Count > 20 ? ", and more" : "")}";
}
