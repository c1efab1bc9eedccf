using System.Security.Claims;
using Fidelity.Core.Accounts;

namespace Fidelity.Web.Layout;

/// <summary>What each role finds in the head of every page; the pages themselves decide who may open them.</summary>
public static class Menu
{
    private static readonly (string, string) Reports = ("/reports", "Reports");

    private static readonly (string, string) Feed = ("/keys", "Excel and Power BI");

    public static IReadOnlyList<(string Address, string Label)> For(ClaimsPrincipal user) => user switch
    {
        _ when user.IsInRole(nameof(AccountRole.Administrator)) =>
        [
            // The overview is the start page, behind the name at the left: seven entries and the user's name would take two lines.
            ("/admin/roster", "Roster"), ("/admin/waves", "Waves"), ("/schools", "Schools"),
            ("/coaching", "Practices"), Reports, ("/admin/users", "Users"),
        ],
        _ when user.IsInRole(nameof(AccountRole.Leader)) => [("/schools", "Schools"), Reports, Feed],
        _ when user.IsInRole(nameof(AccountRole.Coach)) => [("/coaching", "Practices"), Reports, Feed],
        _ => [Reports, Feed],
    };
}
