using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Accounts;

/// <summary>Ends a feed key at once.</summary>
public sealed class RevokeFeedKey(FidelityDb db, TimeProvider clock)
{
    /// <param name="owner">The account that the key must belong to; null when an administrator revokes anybody's.</param>
    /// <returns>False when there is no such key (of that owner).</returns>
    public async Task<bool> RunAsync(long keyId, long? owner, string actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var key = await db.FeedKeys.SingleOrDefaultAsync(
            row => row.Id == keyId && (owner == null || row.AccountId == owner), cancellationToken);
        if (key is null)
        {
            return false;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        key.Revoke(now);
        db.Record(now, actor, nameof(RevokeFeedKey), $"feed-key/{keyId}", $"account/{key.AccountId}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
