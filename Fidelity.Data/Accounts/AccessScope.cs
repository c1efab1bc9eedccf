using System.Globalization;
using System.Security.Claims;
using Fidelity.Core.Accounts;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Accounts;

/// <summary>
/// Which schools a signed-in account may see: those of its scopes, each an organisation and everything below; all for an
/// administrator. Every page and the feed ask here. The scope is read from the database on every question, so that taking it away
/// works at once; only the role and the account's id come from the claims.
/// </summary>
public sealed class AccessScope(FidelityDb db)
{
    public async Task<bool> MaySeeAsync(ClaimsPrincipal user, OrganizationId school, CancellationToken cancellationToken = default) =>
        await VisibleOrganizations(user).AnyAsync(row => row.Id == school, cancellationToken);

    /// <summary>Schools only, the ended ones included: what was released about them stays.</summary>
    public IQueryable<Organization> VisibleSchools(ClaimsPrincipal user) =>
        VisibleOrganizations(user).Where(row => row.Kind == OrganizationKind.School);

    /// <summary>Districts and states too, where they lie in the scope.</summary>
    public IQueryable<Organization> VisibleOrganizations(ClaimsPrincipal user)
    {
        if (user.IsInRole(nameof(AccountRole.Administrator)))
        {
            return db.Organizations;
        }

        var account = AccountIdOf(user);
        var mine = db.AccountScopes.Where(scope => scope.AccountId == account).Select(scope => scope.OrganizationId);
        // A school has at most three levels above it.
        return db.Organizations.Where(row =>
            mine.Contains(row.Id)
            || db.Organizations.Any(parent => parent.Id == row.ParentId
                && (mine.Contains(parent.Id)
                    || db.Organizations.Any(grandparent => grandparent.Id == parent.ParentId
                        && (mine.Contains(grandparent.Id)
                            || db.Organizations.Any(top => top.Id == grandparent.ParentId && mine.Contains(top.Id)))))));
    }

    /// <summary>The account that the claims name; 0, which no account has, for somebody who is not signed in.</summary>
    public static long AccountIdOf(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
