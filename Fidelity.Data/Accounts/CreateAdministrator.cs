using Fidelity.Core.Accounts;

namespace Fidelity.Data.Accounts;

/// <summary>The first account of an installation, which can make the others.</summary>
public sealed class CreateAdministrator(CreateAccount createAccount)
{
    public Task<AccountOutcome> RunAsync(string userName, string actor, CancellationToken cancellationToken) =>
        createAccount.RunAsync(new NewAccount(userName, AccountRole.Administrator, []), actor, cancellationToken);
}
