using System.Security.Claims;
using Fidelity.Core.Accounts;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Accounts;
using Fidelity.Data.Waves;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fidelity.Web.Respond;

/// <summary>The sheet of access codes that a school prints and cuts up for one class.</summary>
public static class CodeSheetDoor
{
    public static string Address(WaveId wave, ClassId schoolClass) => $"/waves/{wave.Value}/codes/{schoolClass.Value}";

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/waves/{wave:long}/codes/{schoolClass:long}", ShowAsync)
            .RequireAuthorization(policy => policy.RequireRole(nameof(AccountRole.Administrator), nameof(AccountRole.Leader)))
            .AddEndpointFilter(RespondHeaders.SetAsync);

    /// <summary>What does not exist and what is not the reader's look the same.</summary>
    private static async Task<IResult> ShowAsync(
        long wave, long schoolClass, ReadCodeSheet readCodeSheet, AccessScope scope, ClaimsPrincipal user,
        CancellationToken cancellationToken) =>
        await readCodeSheet.RunAsync(new WaveId(wave), new ClassId(schoolClass), cancellationToken) is { } sheet
            && await scope.MaySeeAsync(user, sheet.SchoolId, cancellationToken)
            ? new RazorComponentResult<CodeSheetPage>(new { Sheet = sheet })
            : Results.NotFound();
}
