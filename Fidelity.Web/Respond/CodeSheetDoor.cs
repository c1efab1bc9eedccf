using System.Security.Claims;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Accounts;
using Fidelity.Data.Waves;
using Fidelity.Reports.Printing;
using Fidelity.Web.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fidelity.Web.Respond;

/// <summary>
/// The sheets of access codes that a school prints and cuts up, for one class or for all, as a page and as a PDF. What does not exist and what
/// is not the reader's look the same.
/// </summary>
public static class CodeSheetDoor
{
    public static string Address(WaveId wave, ClassId schoolClass) => $"/waves/{wave.Value}/codes/{schoolClass.Value}";

    public static string Address(WaveId wave, OrganizationId school) => $"/waves/{wave.Value}/schools/{school.Value}/codes";

    public static string PdfOf(string address) => $"{address}/pdf";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var sheets = routes.MapGroup("/waves/{wave:long}").RequireAuthorization(Policies.Schools).AddEndpointFilter(RespondHeaders.SetAsync);
        sheets.MapGet("/codes/{schoolClass:long}", ShowClassAsync);
        sheets.MapGet("/codes/{schoolClass:long}/pdf", PrintClassAsync);
        sheets.MapGet("/schools/{school:long}/codes", ShowSchoolAsync);
        sheets.MapGet("/schools/{school:long}/codes/pdf", PrintSchoolAsync);
    }

    private static async Task<IResult> ShowClassAsync(
        long wave, long schoolClass, ReadCodeSheet read, AccessScope scope, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        Show(await ClassAsync(wave, schoolClass, read, scope, user, cancellationToken), Address(new WaveId(wave), new ClassId(schoolClass)));

    private static async Task<IResult> PrintClassAsync(
        long wave, long schoolClass, ReadCodeSheet read, AccessScope scope, ClaimsPrincipal user, CodeSheetPdf pdf, CancellationToken cancellationToken) =>
        await PrintAsync(
            await ClassAsync(wave, schoolClass, read, scope, user, cancellationToken), Address(new WaveId(wave), new ClassId(schoolClass)), pdf, cancellationToken);

    private static async Task<IResult> ShowSchoolAsync(
        long wave, long school, ReadSchoolCodeSheets read, AccessScope scope, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        Show(await SchoolAsync(wave, school, read, scope, user, cancellationToken), Address(new WaveId(wave), new OrganizationId(school)));

    private static async Task<IResult> PrintSchoolAsync(
        long wave, long school, ReadSchoolCodeSheets read, AccessScope scope, ClaimsPrincipal user, CodeSheetPdf pdf, CancellationToken cancellationToken) =>
        await PrintAsync(
            await SchoolAsync(wave, school, read, scope, user, cancellationToken), Address(new WaveId(wave), new OrganizationId(school)), pdf, cancellationToken);

    private static async Task<IReadOnlyList<CodeSheet>> ClassAsync(
        long wave, long schoolClass, ReadCodeSheet read, AccessScope scope, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await read.RunAsync(new WaveId(wave), new ClassId(schoolClass), cancellationToken) is { } sheet
            && await scope.MaySeeAsync(user, sheet.SchoolId, cancellationToken) ? [sheet] : [];

    private static async Task<IReadOnlyList<CodeSheet>> SchoolAsync(
        long wave, long school, ReadSchoolCodeSheets read, AccessScope scope, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await scope.MaySeeAsync(user, new OrganizationId(school), cancellationToken)
            ? await read.RunAsync(new WaveId(wave), new OrganizationId(school), cancellationToken) : [];

    private static IResult Show(IReadOnlyList<CodeSheet> sheets, string address, string? noPdf = null) => sheets.Count == 0
        ? Results.NotFound()
        : new RazorComponentResult<CodeSheetPage>(new { Sheets = sheets, Pdf = PdfOf(address), NoPdf = noPdf });

    private static async Task<IResult> PrintAsync(
        IReadOnlyList<CodeSheet> sheets, string address, CodeSheetPdf pdf, CancellationToken cancellationToken)
    {
        try
        {
            return sheets.Count == 0
                ? Results.NotFound()
                : Results.File(await pdf.MakeAsync(sheets, cancellationToken), "application/pdf", CodeSheetPdf.FileNameOf(sheets));
        }
        catch (ChromiumMissingException missing)
        {
            // The page can be printed by the reader's own browser.
            return Show(sheets, address, missing.Message);
        }
    }
}
