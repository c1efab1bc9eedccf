using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Reports;

/// <summary>The schools of a release, by name, with whether their report has been printed.</summary>
public sealed class FindReportSchools(FidelityDb db)
{
    public async Task<IReadOnlyList<ReportSchool>> RunAsync(ReleaseId releaseId, CancellationToken cancellationToken) =>
        await db.Organizations.AsNoTracking()
            .Where(school => school.Kind == OrganizationKind.School
                && db.ReleaseContents.Any(content => content.ReleaseId == releaseId && content.OrganizationId == school.Id))
            .OrderBy(school => school.Name).ThenBy(school => school.SourcedId)
            .Select(school => new ReportSchool(
                school.Id,
                school.SourcedId,
                school.Name,
                db.ReportFiles.Any(file => file.ReleaseId == releaseId && file.OrganizationId == school.Id)))
            .ToListAsync(cancellationToken);
}

public sealed record ReportSchool(OrganizationId Id, string SourcedId, string Name, bool IsPrinted);
