using Fidelity.Core.Instruments;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>What parents may look at before their child is asked: the whole questionnaires of a wave, from its planning to its close.</summary>
public sealed class ReadPreview(FidelityDb db, TimeProvider clock, InstrumentLibrary library)
{
    /// <returns>Null for a token that no wave has, and when the wave is over.</returns>
    public async Task<WavePreview?> RunAsync(string token, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var wave = await db.Waves.AsNoTracking().SingleOrDefaultAsync(
            row => row.PreviewToken == token && (row.State == WaveState.Planned || row.State == WaveState.Open) && row.ClosesAt > now, cancellationToken);
        if (wave is null)
        {
            return null;
        }

        var schools = await db.Organizations.Where(school => db.WaveSchools.Any(row => row.WaveId == wave.Id && row.OrganizationId == school.Id))
            .OrderBy(school => school.Name).Select(school => school.Name).ToListAsync(cancellationToken);
        return new(wave, schools,
        [
            .. wave.Instruments.Select(library.Find).OfType<Instrument>()
                .OrderByDescending(one => one.Role == RespondentRole.Student).ThenBy(one => one.LowestGrade).ThenBy(one => one.Id, StringComparer.Ordinal),
        ]);
    }
}

/// <param name="Instruments">The students' first, the youngest before the older.</param>
public sealed record WavePreview(Wave Wave, IReadOnlyList<string> Schools, IReadOnlyList<Instrument> Instruments);
