using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>The waves of some schools, newest first.</summary>
public sealed class ListWaves(FidelityDb db)
{
    /// <param name="schools">Waves in which any of these takes part; null for every wave.</param>
    public async Task<IReadOnlyList<WaveSummary>> RunAsync(
        IReadOnlyCollection<OrganizationId>? schools, CancellationToken cancellationToken)
    {
        var waves = db.Waves.AsNoTracking();
        if (schools is not null)
        {
            waves = waves.Where(wave => db.WaveSchools.Any(row => row.WaveId == wave.Id && schools.Contains(row.OrganizationId)));
        }

        var rows = await waves
            .OrderByDescending(wave => wave.OpensAt)
            .ThenByDescending(wave => wave.Id)
            .Select(wave => new { Wave = wave, Schools = db.WaveSchools.Count(row => row.WaveId == wave.Id) })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new WaveSummary(row.Wave, row.Schools))];
    }
}

/// <param name="Wave">Read only: changes to it are not saved.</param>
public sealed record WaveSummary(Wave Wave, int Schools);
