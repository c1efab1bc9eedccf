using System.Security.Claims;
using Fidelity.Core.Releases;
using Fidelity.Core.Reports;
using Fidelity.Core.Rosters;
using Fidelity.Data.Accounts;
using Fidelity.Data.Database;
using Fidelity.Data.Reports;
using Fidelity.Reports;
using Fidelity.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Web.Reports;

/// <summary>The PDF of one school's report: the kept file, or, where a job has not printed it yet, printed and kept now.</summary>
public static class ReportsDoor
{
    public static IServiceCollection AddReportPages(this IServiceCollection services) => services.AddScoped<LatestReleases>();

    public static void MapReports(this WebApplication app) =>
        app.MapGet("/reports/{release:long}/{school:long}/pdf", SendAsync).RequireAuthorization(Policies.SignedIn);

    private static async Task<IResult> SendAsync(
        long release, long school, ClaimsPrincipal user, AccessScope scope, FidelityDb db, LoadSchoolReport load, SchoolReportPdf pdf,
        SaveReportFile save, CancellationToken cancellationToken)
    {
        var (releaseId, schoolId) = (new ReleaseId(release), new OrganizationId(school));
        if (!await scope.MaySeeAsync(user, schoolId, cancellationToken))
        {
            return Results.NotFound();
        }

        if (await FindAsync(db, releaseId, schoolId, cancellationToken) is { } kept)
        {
            return Send(kept);
        }

        if (await load.RunAsync(releaseId, schoolId, cancellationToken) is not SchoolReportLoaded loaded)
        {
            return Results.NotFound();
        }

        var title = loaded.Report.Heading.Title;
        await save.RunAsync(releaseId, schoolId, title, await pdf.MakeAsync(loaded.Report, cancellationToken), cancellationToken);
        return Send((await FindAsync(db, releaseId, schoolId, cancellationToken))!);
    }

    private static Task<ReportFile?> FindAsync(FidelityDb db, ReleaseId release, OrganizationId school, CancellationToken cancellationToken) =>
        db.ReportFiles.AsNoTracking().SingleOrDefaultAsync(file => file.ReleaseId == release && file.OrganizationId == school, cancellationToken);

    private static IResult Send(ReportFile file) => Results.File(file.Pdf, "application/pdf", FileNameOf(file.Title));

    private static string FileNameOf(string title) =>
        string.Concat(title.Select(c => Path.GetInvalidFileNameChars().Contains(c) || c is ':' or '"' or '/' or '\\' ? '-' : c)) + ".pdf";
}
