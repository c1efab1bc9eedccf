using Fidelity.Core.Accounts;
using Fidelity.Web.Accounts;

namespace Fidelity.Web.Home;

/// <summary>The start page is each role's own.</summary>
public static class HomeDoor
{
    public static void MapHome(this WebApplication app) =>
        app.MapGet("/", (HttpContext context) => Results.LocalRedirect(
                Enum.GetValues<AccountRole>().Where(role => context.User.IsInRole(role.ToString())).Select(AddressOf).FirstOrDefault("/account")))
            .RequireAuthorization(Policies.SignedIn);

    private static string AddressOf(AccountRole role) => role switch
    {
        AccountRole.Administrator => "/admin",
        AccountRole.Leader => "/schools",
        AccountRole.Coach => "/coaching",
        _ => "/reports",
    };
}
