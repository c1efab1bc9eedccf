using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>What the clock should do now. Asking changes nothing; each use case checks again for itself.</summary>
public sealed class DueWaves(FidelityDb db, TimeProvider clock)
{
    public async Task<WavesDue> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var unfinished = await db.Waves.AsNoTracking()
            .Where(wave => wave.State == WaveState.Planned || wave.State == WaveState.Open)
            .OrderBy(wave => wave.Id)
            .ToListAsync(cancellationToken);
        var closed = await db.Waves
            .Where(wave => wave.State == WaveState.Closed)
            .OrderBy(wave => wave.Id)
            .Select(wave => wave.Id)
            .ToListAsync(cancellationToken);
        return new WavesDue(
            [.. unfinished.Where(wave => wave.IsDueToOpen(now)).Select(wave => wave.Id)],
            [.. unfinished.Where(wave => wave.IsDueToOpen(now) || wave.TakesAnswersAt(now)).Select(wave => wave.Id)],
            [.. unfinished.Where(wave => wave.IsDueToClose(now)).Select(wave => wave.Id)],
            closed);
    }
}

/// <param name="ToSend">Open, or to be opened first: which school's sends are due is for <see cref="SendWave"/> to find.</param>
public sealed record WavesDue(
    IReadOnlyList<WaveId> ToOpen, IReadOnlyList<WaveId> ToSend, IReadOnlyList<WaveId> ToClose, IReadOnlyList<WaveId> ToRelease);
