using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;
using Fidelity.Core.Releases;
using Fidelity.Core.Reports;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Reports;

/// <summary>What came of reading a school's report.</summary>
public abstract record SchoolReportOutcome
{
    private protected SchoolReportOutcome()
    {
    }
}

public sealed record SchoolReportLoaded(SchoolReport Report) : SchoolReportOutcome;

public sealed record SchoolReportRefused(IReadOnlyList<Problem> Problems) : SchoolReportOutcome;

/// <summary>
/// Reads one school's report out of one release, and out of the wave before for what has changed: released cells, and nothing that people
/// answered.
/// </summary>
public sealed class LoadSchoolReport(FidelityDb db, InstrumentLibrary library)
{
    public async Task<SchoolReportOutcome> RunAsync(ReleaseId releaseId, OrganizationId schoolId, CancellationToken cancellationToken)
    {
        var release = await db.Releases.AsNoTracking().SingleOrDefaultAsync(row => row.Id == releaseId, cancellationToken);
        var school = await db.Organizations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == schoolId, cancellationToken);
        if (release is null || school is null)
        {
            return Refused(release is null ? $"There is no release {releaseId.Value}." : $"There is no school {schoolId.Value}.");
        }

        var content = await db.ReleaseContents.AsNoTracking()
            .SingleOrDefaultAsync(row => row.ReleaseId == releaseId && row.OrganizationId == schoolId, cancellationToken);
        if (content is null)
        {
            return Refused($"{school.Name} is not in release {release.Number} of {release.WaveName}: choose a release of a wave that asked this school.");
        }

        var instruments = ReleaseInstruments.Of(release.Provenance, library);
        return instruments.Problems.Count > 0
            ? new SchoolReportRefused(instruments.Problems)
            : new SchoolReportLoaded(SchoolReportBuilder.Build(
                release, school, await CellsAsync(content.PartId, cancellationToken), library, instruments.Instruments, content.IsHeld,
                await EarlierAsync(release, schoolId, cancellationToken)));
    }

    /// <summary>
    /// The last wave that closed before this one opened and published the school, made up or real as this one is; its last release when this
    /// one was made: what is published later changes no report.
    /// </summary>
    private async Task<EarlierRelease?> EarlierAsync(Release release, OrganizationId school, CancellationToken cancellationToken)
    {
        var opensAt = await db.Waves.Where(wave => wave.Id == release.WaveId).Select(wave => wave.OpensAt).SingleAsync(cancellationToken);
        var found = await db.Releases.AsNoTracking()
            .Where(row => row.IsDemonstration == release.IsDemonstration && row.CreatedAt <= release.CreatedAt)
            .Join(db.Waves.Where(wave => wave.ClosesAt <= opensAt), row => row.WaveId, wave => wave.Id, (row, wave) => new { Release = row, wave.ClosesAt })
            .Join(
                db.ReleaseContents.Where(content => content.OrganizationId == school),
                row => row.Release.Id, content => content.ReleaseId, (row, content) => new { row.Release, row.ClosesAt, content.PartId })
            .OrderByDescending(row => row.ClosesAt).ThenByDescending(row => row.Release.WaveId).ThenByDescending(row => row.Release.Number)
            .FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : new EarlierRelease(found.Release, await CellsAsync(found.PartId, cancellationToken));
    }

    private Task<List<ReleasedCell>> CellsAsync(ReleasePartId part, CancellationToken cancellationToken) =>
        db.ReleasedCells.AsNoTracking().Where(cell => cell.PartId == part).ToListAsync(cancellationToken);

    private static SchoolReportRefused Refused(string message) => new([new Problem("REP-001", message)]);
}
