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

/// <summary>Reads one school's report out of one release: its released cells, and nothing that people answered.</summary>
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

        var cells = await db.ReleasedCells.AsNoTracking().Where(cell => cell.PartId == content.PartId).ToListAsync(cancellationToken);
        var instruments = ReleaseInstruments.Of(release.Provenance, library);
        return instruments.Problems.Count > 0
            ? new SchoolReportRefused(instruments.Problems)
            : new SchoolReportLoaded(SchoolReportBuilder.Build(release, school, cells, library, instruments.Instruments, content.IsHeld));
    }

    private static SchoolReportRefused Refused(string message) => new([new Problem("REP-001", message)]);
}
