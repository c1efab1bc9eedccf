using Fidelity.Core.Accounts;
using Fidelity.Core.Rosters;
using Fidelity.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Accounts;

public sealed class CreateAccountTests
{
    [Fact]
    public async Task The_first_administrator_gets_a_password_that_works_and_leaves_an_audit_row()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddFidelityAccounts());

        var outcome = await installation.With<CreateAdministrator, AccountOutcome>(create => create.RunAsync("alma", "system", CancellationToken.None));

        var made = Assert.IsType<AccountOutcome.Done>(outcome);
        Assert.True(await installation.With<UserManager<Account>, bool>(async accounts =>
            await accounts.CheckPasswordAsync((await accounts.FindByNameAsync("alma"))!, made.Password)));
        var audit = await installation.WithDb(db => db.Audit.SingleAsync());
        Assert.Equal(("system", "CreateAccount", $"account/{made.AccountId}"), (audit.Actor, audit.UseCase, audit.Subject));
        Assert.DoesNotContain(made.Password, audit.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_and_nothing_is_stored()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddFidelityAccounts());

        var outcome = await installation.With<CreateAccount, AccountOutcome>(create => create.RunAsync(
            new NewAccount("a:b", AccountRole.Leader, [new OrganizationId(77)]), "alma", CancellationToken.None));
        var without = await installation.With<CreateAccount, AccountOutcome>(create => create.RunAsync(
            new NewAccount("x", AccountRole.Leader, []), "alma", CancellationToken.None));

        Assert.Equal(["ACC-001", "ACC-004"], Assert.IsType<AccountOutcome.Refused>(outcome).Problems.Select(problem => problem.Code));
        Assert.Equal(["ACC-001", "ACC-002"], Assert.IsType<AccountOutcome.Refused>(without).Problems.Select(problem => problem.Code));
        Assert.Equal(0, await installation.WithDb(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task A_user_name_is_taken_whatever_its_case()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddFidelityAccounts());
        await installation.With<CreateAdministrator, AccountOutcome>(create => create.RunAsync("alma", "system", CancellationToken.None));

        var outcome = await installation.With<CreateAdministrator, AccountOutcome>(create => create.RunAsync("Alma", "system", CancellationToken.None));

        Assert.Equal("ACC-003", Assert.Single(Assert.IsType<AccountOutcome.Refused>(outcome).Problems).Code);
    }

    [Fact]
    public async Task A_reset_password_replaces_the_old_one_and_lifts_a_lockout()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddFidelityAccounts());
        var alma = Assert.IsType<AccountOutcome.Done>(
            await installation.With<CreateAdministrator, AccountOutcome>(create => create.RunAsync("alma", "system", CancellationToken.None)));
        await installation.With<UserManager<Account>, IdentityResult>(async accounts =>
            await accounts.SetLockoutEndDateAsync((await accounts.FindByNameAsync("alma"))!, DateTimeOffset.MaxValue));

        var reset = Assert.IsType<AccountOutcome.Done>(await installation.With<ResetPassword, AccountOutcome>(
            resetPassword => resetPassword.RunAsync(alma.AccountId, "alma", CancellationToken.None)));

        await installation.With<UserManager<Account>>(async accounts =>
        {
            var account = (await accounts.FindByNameAsync("alma"))!;
            Assert.True(await accounts.CheckPasswordAsync(account, reset.Password));
            Assert.False(await accounts.CheckPasswordAsync(account, alma.Password));
            Assert.False(await accounts.IsLockedOutAsync(account));
        });
    }
}
