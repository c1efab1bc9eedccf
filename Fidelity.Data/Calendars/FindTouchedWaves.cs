using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Calendars;

/// <summary>Which windows of open waves would lose days of school if an organisation's schools were closed.</summary>
public sealed class FindTouchedWaves(FidelityDb db, TimeProvider clock)
{
    /// <param name="organization">A school, or one that has schools below it.</param>
    public async Task<IReadOnlyList<TouchedWave>> RunAsync(
        OrganizationId organization, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var open = await db.WaveSchools.AsNoTracking()
            .Join(db.Waves.Where(wave => wave.State == WaveState.Open), part => part.WaveId, wave => wave.Id, (Part, Wave) => new { Part, Wave.Name, Wave.OpensAt })
            .ToListAsync(cancellationToken);
        var chains = await OrganizationChain.OfAsync(db, [.. open.Select(row => row.Part.OrganizationId)], cancellationToken);
        var below = chains.Where(chain => chain.Nearest.Contains(organization)).ToDictionary(chain => chain.Own.Id, chain => chain.Own.Name);
        var calendars = await new LoadCalendars(db).RunAsync(below.Keys, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        return
        [
            .. open.Where(row => below.ContainsKey(row.Part.OrganizationId) && row.Part.ClosesAt > now)
                .Select(row => new TouchedWave(
                    row.Name, below[row.Part.OrganizationId], row.Part.ClosesAt, calendars[row.Part.OrganizationId].TimeZone,
                    LostDays(calendars[row.Part.OrganizationId], row.OpensAt, row.Part.ClosesAt, from, to)))
                .Where(touched => touched.LostDays > 0)
                .OrderBy(touched => touched.Wave, StringComparer.Ordinal).ThenBy(touched => touched.School, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>Closing is the end of the window, not a moment in it: one at midnight leaves the day before as the last.</summary>
    private static int LostDays(SchoolCalendar calendar, DateTime opensAt, DateTime closesAt, DateOnly from, DateOnly to)
    {
        var first = SchoolClock.DayOf(opensAt, calendar.TimeZone);
        var last = SchoolClock.DayOf(closesAt.AddTicks(-1), calendar.TimeZone);
        return calendar.InstructionalDays(from > first ? from : first, to < last ? to : last);
    }
}

/// <param name="ClosesAt">UTC; the school's window.</param>
/// <param name="LostDays">Instructional days of the window that the closure would take.</param>
public sealed record TouchedWave(string Wave, string School, DateTime ClosesAt, string TimeZone, int LostDays);
