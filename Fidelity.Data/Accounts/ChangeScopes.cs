using Fidelity.Core.Accounts;
using Fidelity.Core.Problems;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Accounts;

/// <summary>Replaces what an account may see. It holds from the account's next page on, since scope is read from the database.</summary>
public sealed class ChangeScopes(FidelityDb db, TimeProvider clock)
{
    /// <returns>What is wrong; empty when the scopes have been replaced.</returns>
    public async Task<IReadOnlyList<Problem>> RunAsync(
        long accountId, IReadOnlyList<OrganizationId> scopes, string actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Users.SingleOrDefaultAsync(row => row.Id == accountId, cancellationToken) is not { } account)
        {
            return [AccountRules.AccountIsUnknown];
        }

        var wanted = scopes.Distinct().ToList();
        List<Problem> problems = [.. AccountRules.Check(new NewAccount(account.UserName!, account.Role, wanted))];
        if (await db.Organizations.CountAsync(row => wanted.Contains(row.Id), cancellationToken) < wanted.Count)
        {
            problems.Add(AccountRules.OrganizationIsUnknown);
        }

        if (problems.Count > 0)
        {
            return problems;
        }

        var before = await db.AccountScopes.Where(row => row.AccountId == accountId).ToListAsync(cancellationToken);
        db.AccountScopes.RemoveRange(before.Where(row => !wanted.Contains(row.OrganizationId)));
        db.AccountScopes.AddRange(wanted.Except(before.Select(row => row.OrganizationId)).Select(id => new AccountScope(accountId, id)));
        db.Record(
            clock.GetUtcNow().UtcDateTime, actor, nameof(ChangeScopes), $"account/{accountId}", $"{before.Count} -> {wanted.Count} organisations");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [];
    }
}
