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

/// <summary>
/// One school's report as files: the PDF (the kept file, or, where a job has not printed it yet, printed and kept now) and its figures as CSV.
/// </summary>
public static class ReportsDoor
{
    public static IServiceCollection AddReportPages(this IServiceCollection services) => services.AddScoped<LatestReleases>();

    public static void MapReports(this WebApplication app)
    {
        var report = app.MapGroup("/reports/{release:long}/{school:long}").RequireAuthorization(Policies.SignedIn);
        report.MapGet("/pdf", SendPdfAsync);
        report.MapGet("/csv", SendCsvAsync);
    }

    private static async Task<IResult> SendPdfAsync(
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

    private static async Task<IResult> SendCsvAsync(
        long release, long school, ClaimsPrincipal user, AccessScope scope, WriteSchoolCsv write, CancellationToken cancellationToken)
    {
        var schoolId = new OrganizationId(school);
        return await scope.MaySeeAsync(user, schoolId, cancellationToken) && await write.RunAsync(new ReleaseId(release), schoolId, cancellationToken) is { } csv
            ? Results.File(csv.Bytes, "text/csv; charset=utf-8", FileNameOf(csv.Title, ".csv"))
            : Results.NotFound();
    }

    private static Task<ReportFile?> FindAsync(FidelityDb db, ReleaseId release, OrganizationId school, CancellationToken cancellationToken) =>
        db.ReportFiles.AsNoTracking().SingleOrDefaultAsync(file => file.ReleaseId == release && file.OrganizationId == school, cancellationToken);

    private static IResult Send(ReportFile file) => Results.File(file.Pdf, "application/pdf", FileNameOf(file.Title, ".pdf"));

    private static string FileNameOf(string title, string ending) =>
        string.Concat(title.Select(c => Path.GetInvalidFileNameChars().Contains(c) || c is ':' or '"' or '/' or '\\' ? '-' : c)) + ending;
}
