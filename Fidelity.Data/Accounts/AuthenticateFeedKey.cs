using System.Security.Claims;
using Fidelity.Core.Accounts;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Accounts;

/// <summary>
/// Whose key this is, if it still opens the feed. The key is looked up by its hash, so the time it takes says nothing about how much
/// of a guess was right. The day of the last use is written at most once a day; reading the feed is otherwise not a change.
/// </summary>
public sealed class AuthenticateFeedKey(FidelityDb db, TimeProvider clock)
{
    /// <param name="scheme">The door's name for this way of signing in.</param>
    /// <returns>Null for an unknown, revoked or expired key, one of another account, and an account that is locked out.</returns>
    public async Task<ClaimsPrincipal?> RunAsync(string userName, string key, string scheme, CancellationToken cancellationToken)
    {
        var hash = FeedKey.HashOf(key);
        var found = await (
            from held in db.FeedKeys
            join account in db.Users on held.AccountId equals account.Id
            where held.Hash == hash
            select new { Key = held, Account = account }).SingleOrDefaultAsync(cancellationToken);

        var now = clock.GetUtcNow();
        if (found is null
            || !found.Key.IsValidAt(now.UtcDateTime)
            || found.Account.LockoutEnd > now
            || !string.Equals(found.Account.UserName, userName.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (found.Key.LastUsedOn != today)
        {
            found.Key.WasUsed(today);
            await db.SaveChangesAsync(cancellationToken);
        }

        return AccountClaims.Of(found.Account, scheme);
    }
}
