using Fidelity.Core.Problems;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Calendars;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>The windows of an open wave that somebody wants to change by hand: one school's, or all that are not over.</summary>
internal sealed record OpenWindows(Wave Wave, IReadOnlyList<(WaveSchool School, SchoolWindow Window)> Schools, IReadOnlyList<Problem> Problems)
{
    /// <param name="school">Null for all of the wave's.</param>
    /// <returns>Tracked, with what forbids any change.</returns>
    public static async Task<OpenWindows> LoadAsync(
        FidelityDb db, WaveId id, OrganizationId? school, DateTime now, CancellationToken cancellationToken)
    {
        var wave = await db.Waves.SingleAsync(row => row.Id == id, cancellationToken);
        var parts = await db.WaveSchools
            .Where(row => row.WaveId == id && row.ClosesAt > now && (school == null || row.OrganizationId == school))
            .OrderBy(row => row.OrganizationId).ToListAsync(cancellationToken);
        var calendars = await new LoadCalendars(db).RunAsync([.. parts.Select(row => row.OrganizationId)], cancellationToken);
        return new(
            wave,
            [.. parts.Select(row => (row, new SchoolWindow(calendars[row.OrganizationId], wave.OpensAt, row.ClosesAt)))],
            [
                .. wave.TakesAnswersAt(now) ? Array.Empty<Problem>() : [WindowProblems.NotOpen],
                .. parts.Count > 0 ? Array.Empty<Problem>() : [WindowProblems.SchoolNotAsked],
            ]);
    }

    /// <summary>The wave ends with the last of its schools, those whose window is over included.</summary>
    public async Task MoveWaveAsync(FidelityDb db, CancellationToken cancellationToken)
    {
        var all = await db.WaveSchools.Where(row => row.WaveId == Wave.Id).ToListAsync(cancellationToken);
        Wave.MoveClosing(all.Max(row => row.ClosesAt));
    }
}

/// <summary>What came of changing a window by hand.</summary>
public abstract record WindowChange
{
    private protected WindowChange()
    {
    }
}

/// <param name="Schools">How many schools it concerned.</param>
/// <param name="Mails">Reminders that were queued.</param>
public sealed record WindowChanged(int Schools, int Mails = 0) : WindowChange;

/// <summary>Nothing was changed.</summary>
public sealed record WindowRefused(IReadOnlyList<Problem> Problems) : WindowChange;
