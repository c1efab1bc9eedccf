using System.Security.Claims;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Accounts;
using Fidelity.Data.Database;
using Fidelity.Data.Waves;
using Fidelity.Web.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Web.Respond;

/// <summary>What parents see of a survey before their child is asked, and the letter that tells them of it.</summary>
public static class PreviewDoor
{
    public static string Address(Wave wave) => $"/preview/{wave.PreviewToken}";

    public static string Address(Wave wave, string language) => $"{Address(wave)}/{language}";

    public static string LetterAddress(WaveId wave, OrganizationId school) => $"/waves/{wave.Value}/schools/{school.Value}/letter";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var preview = routes.MapGroup("/preview/{token}").AllowAnonymous().AddEndpointFilter(RespondHeaders.SetAsync);
        preview.MapGet("", (string token, ReadPreview read, CancellationToken stop) => ShowAsync(token, null, read, stop));
        preview.MapGet("/{language}", (string token, string language, ReadPreview read, CancellationToken stop) => ShowAsync(token, language, read, stop));
        routes.MapGet("/waves/{wave:long}/schools/{school:long}/letter", ShowLetterAsync)
            .RequireAuthorization(Policies.Schools).AddEndpointFilter(RespondHeaders.SetAsync);
    }

    private static async Task<IResult> ShowAsync(string token, string? language, ReadPreview read, CancellationToken cancellationToken) =>
        await read.RunAsync(token, cancellationToken) is { } preview && (language ?? preview.Wave.Languages[0]) is var shown && preview.Wave.Languages.Contains(shown)
            ? new RazorComponentResult<PreviewPage>(new { Preview = preview, Language = shown })
            : Results.NotFound();

    /// <summary>What does not exist and what is not the reader's look the same.</summary>
    private static async Task<IResult> ShowLetterAsync(
        long wave, long school, FidelityDb db, AccessScope scope, SurveyLinks links, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var (waveId, schoolId) = (new WaveId(wave), new OrganizationId(school));
        var found = await db.Waves.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == waveId && db.WaveSchools.Any(part => part.WaveId == waveId && part.OrganizationId == schoolId), cancellationToken);
        var place = await scope.VisibleSchools(user).AsNoTracking().SingleOrDefaultAsync(row => row.Id == schoolId, cancellationToken);
        return found is null || place is null
            ? Results.NotFound()
            : new RazorComponentResult<LetterPage>(new { Wave = found, School = place, Link = links.PublicUrl + Address(found) });
    }
}
