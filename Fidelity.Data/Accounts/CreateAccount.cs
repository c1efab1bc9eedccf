using Fidelity.Core.Accounts;
using Fidelity.Core.Problems;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Accounts;

/// <summary>Makes an account with a random password, which is returned once.</summary>
public sealed class CreateAccount(FidelityDb db, UserManager<Account> accounts, TimeProvider clock)
{
    public async Task<AccountOutcome> RunAsync(NewAccount wanted, string actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var problems = await ProblemsOfAsync(wanted, cancellationToken);
        if (problems.Count > 0)
        {
            return new AccountOutcome.Refused(problems);
        }

        var account = new Account { UserName = wanted.UserName, Role = wanted.Role };
        var password = Secrets.NewPassword();
        var result = await accounts.CreateAsync(account, password);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"Identity refused a checked account: {result}");
        }

        db.AccountScopes.AddRange(ScopesOf(wanted).Select(organization => new AccountScope(account.Id, organization)));
        db.Record(clock.GetUtcNow().UtcDateTime, actor, nameof(CreateAccount), $"account/{account.Id}", $"{wanted.Role}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new AccountOutcome.Done(account.Id, wanted.UserName, password);
    }

    private async Task<IReadOnlyList<Problem>> ProblemsOfAsync(NewAccount wanted, CancellationToken cancellationToken)
    {
        List<Problem> problems = [.. AccountRules.Check(wanted)];
        if (await accounts.FindByNameAsync(wanted.UserName) is not null)
        {
            problems.Add(AccountRules.UserNameIsTaken);
        }

        var scopes = ScopesOf(wanted);
        if (await db.Organizations.CountAsync(organization => scopes.Contains(organization.Id), cancellationToken) < scopes.Count)
        {
            problems.Add(AccountRules.OrganizationIsUnknown);
        }

        return problems;
    }

    private static List<OrganizationId> ScopesOf(NewAccount wanted) =>
        wanted.Role == AccountRole.Administrator ? [] : [.. wanted.Scopes.Distinct()];
}
