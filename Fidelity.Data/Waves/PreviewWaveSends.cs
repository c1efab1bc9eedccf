using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>What a saved wave has sent and will send, school by school, by today's calendars.</summary>
public sealed class PreviewWaveSends(FidelityDb db, InstrumentLibrary library)
{
    /// <param name="schools">Only these; null for all of the wave's.</param>
    public async Task<IReadOnlyList<SchoolPreview>> RunAsync(
        WaveId id, IReadOnlyCollection<OrganizationId>? schools, CancellationToken cancellationToken)
    {
        var wave = await db.Waves.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        var windows = (await db.WaveSchools.AsNoTracking().Where(row => row.WaveId == id).ToListAsync(cancellationToken))
            .Where(row => schools?.Contains(row.OrganizationId) != false)
            .ToDictionary(row => row.OrganizationId, row => row.ClosesAt);
        var count = new CountAudience(db, library);
        // An anonymous wave's invitations do not say who can be written to: the roster does.
        var audience = wave.State == WaveState.Open && !wave.IsAnonymous
            ? await count.InvitedAsync(id, cancellationToken)
            : await count.OnRosterAsync(windows.Keys, wave.Instruments, cancellationToken);
        var done = await db.WaveSends.AsNoTracking().Where(row => row.WaveId == id).ToListAsync(cancellationToken);
        return await new SendsOutlook(db).OfAsync(wave.OpensAt, wave.MostReminders, windows, audience, done, cancellationToken);
    }
}
