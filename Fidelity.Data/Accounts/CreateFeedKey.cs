using Fidelity.Core.Accounts;
using Fidelity.Core.Problems;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Accounts;

/// <summary>Makes a personal key for the feed. The key is returned once; the database keeps its hash.</summary>
public sealed class CreateFeedKey(FidelityDb db, TimeProvider clock)
{
    public async Task<FeedKeyOutcome> RunAsync(long accountId, string name, string actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var problems = await ProblemsOfAsync(accountId, name.Trim(), now, cancellationToken);
        if (problems.Count > 0)
        {
            return new FeedKeyOutcome.Refused(problems);
        }

        var secret = Secrets.NewFeedKey();
        var key = new FeedKey(accountId, name.Trim(), FeedKey.HashOf(secret), now, now + FeedKey.Lasts);
        db.FeedKeys.Add(key);
        await db.SaveChangesAsync(cancellationToken);
        db.Record(now, actor, nameof(CreateFeedKey), $"feed-key/{key.Id}", $"account/{accountId}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new FeedKeyOutcome.Done(key.Id, secret, key.ExpiresAt);
    }

    private async Task<List<Problem>> ProblemsOfAsync(long accountId, string name, DateTime now, CancellationToken cancellationToken)
    {
        List<Problem> problems = [];
        if (!await db.Users.AnyAsync(account => account.Id == accountId, cancellationToken))
        {
            problems.Add(AccountRules.AccountIsUnknown);
        }

        if (name.Length is 0 or > AccountRules.LongestKeyName)
        {
            problems.Add(AccountRules.KeyNameIsMissing);
        }

        var inUse = await db.FeedKeys.CountAsync(
            key => key.AccountId == accountId && key.RevokedAt == null && key.ExpiresAt > now, cancellationToken);
        if (inUse >= AccountRules.MostKeys)
        {
            problems.Add(AccountRules.TooManyKeys);
        }

        return problems;
    }
}

public abstract record FeedKeyOutcome
{
    private FeedKeyOutcome()
    {
    }

    /// <param name="Secret">The key itself, to be shown once.</param>
    public sealed record Done(long KeyId, string Secret, DateTime ExpiresAt) : FeedKeyOutcome;

    public sealed record Refused(IReadOnlyList<Problem> Problems) : FeedKeyOutcome;
}
