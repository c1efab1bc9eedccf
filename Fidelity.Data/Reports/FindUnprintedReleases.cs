using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Reports;

/// <summary>Releases of which some school has no printed report: new ones, and those whose printing was interrupted.</summary>
public sealed class FindUnprintedReleases(FidelityDb db)
{
    public async Task<IReadOnlyList<ReleaseId>> RunAsync(CancellationToken cancellationToken) =>
        await db.Releases
            .Where(release => db.Organizations.Any(school =>
                school.Kind == OrganizationKind.School
                && db.ReleaseContents.Any(content => content.ReleaseId == release.Id && content.OrganizationId == school.Id)
                && !db.ReportFiles.Any(file => file.ReleaseId == release.Id && file.OrganizationId == school.Id)))
            .OrderBy(release => release.Id)
            .Select(release => release.Id)
            .ToListAsync(cancellationToken);
}
