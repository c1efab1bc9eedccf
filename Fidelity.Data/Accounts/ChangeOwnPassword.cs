using System.Globalization;
using Fidelity.Core.Accounts;
using Fidelity.Core.Problems;
using Fidelity.Data.Database;
using Microsoft.AspNetCore.Identity;

namespace Fidelity.Data.Accounts;

/// <summary>Somebody who is signed in chooses a password; the one in use must be given.</summary>
public sealed class ChangeOwnPassword(FidelityDb db, UserManager<Account> accounts, TimeProvider clock)
{
    private static readonly Problem CurrentIsWrong = new("ACC-009", "The present password is not right: type it again.");

    /// <returns>What is wrong; empty when the password has been changed.</returns>
    public async Task<IReadOnlyList<Problem>> RunAsync(long accountId, string current, string wanted, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await accounts.FindByIdAsync(accountId.ToString(CultureInfo.InvariantCulture)) is not { } account)
        {
            return [AccountRules.AccountIsUnknown];
        }

        List<Problem> problems = [];
        if (!await accounts.CheckPasswordAsync(account, current))
        {
            problems.Add(CurrentIsWrong);
        }

        if (wanted.Length < AccountRules.ShortestPassword)
        {
            problems.Add(AccountRules.PasswordIsShort);
        }

        if (problems.Count > 0)
        {
            return problems;
        }

        var result = await accounts.ChangePasswordAsync(account, current, wanted);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"Identity refused a checked password: {result}");
        }

        db.Record(clock.GetUtcNow().UtcDateTime, account.UserName!, nameof(ChangeOwnPassword), $"account/{accountId}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [];
    }
}
