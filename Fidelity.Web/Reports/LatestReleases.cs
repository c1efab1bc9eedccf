using System.Security.Claims;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Data.Accounts;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Web.Reports;

/// <summary>The last release of each wave, newest wave first, with the schools in it that the reader may see.</summary>
public sealed class LatestReleases(FidelityDb db, AccessScope accessScope)
{
    public async Task<IReadOnlyList<VisibleRelease>> RunAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var releases = await db.Releases.AsNoTracking()
            .Where(release => !db.Releases.Any(later => later.WaveId == release.WaveId && later.Number > release.Number))
            .OrderByDescending(release => release.CreatedAt)
            .ToListAsync(cancellationToken);
        var ids = releases.Select(release => release.Id).ToList();
        var schools = await accessScope.VisibleSchools(user)
            .Join(
                db.ReleaseContents.Where(content => ids.Contains(content.ReleaseId)),
                school => school.Id,
                content => content.OrganizationId,
                (school, content) => new { content.ReleaseId, School = school })
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var byRelease = schools.ToLookup(row => row.ReleaseId, row => row.School);
        return
        [
            .. releases.Select(release => new VisibleRelease(
                    release, [.. byRelease[release.Id].OrderBy(school => school.Name, StringComparer.OrdinalIgnoreCase)]))
                .Where(release => release.Schools.Count > 0),
        ];
    }
}

public sealed record VisibleRelease(Release Release, IReadOnlyList<Organization> Schools);
