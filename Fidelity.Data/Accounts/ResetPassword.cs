using System.Globalization;
using Fidelity.Core.Accounts;
using Fidelity.Data.Database;
using Microsoft.AspNetCore.Identity;

namespace Fidelity.Data.Accounts;

/// <summary>
/// Gives an account a new random password, returned once, and lifts a lockout. Its browsers are signed out when their cookie is next
/// checked, within minutes.
/// </summary>
public sealed class ResetPassword(FidelityDb db, UserManager<Account> accounts, TimeProvider clock)
{
    public async Task<AccountOutcome> RunAsync(long accountId, string actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await accounts.FindByIdAsync(accountId.ToString(CultureInfo.InvariantCulture)) is not { } account)
        {
            return new AccountOutcome.Refused([AccountRules.AccountIsUnknown]);
        }

        var password = Secrets.NewPassword();
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        // Writes the account as well.
        var result = await accounts.UpdateSecurityStampAsync(account);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"The account could not be saved: {result}");
        }

        db.Record(clock.GetUtcNow().UtcDateTime, actor, nameof(ResetPassword), $"account/{accountId}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new AccountOutcome.Done(accountId, account.UserName!, password);
    }
}
