using Fidelity.Core.Rosters;

namespace Fidelity.Core.Accounts;

/// <summary>The account that somebody wants made; not yet checked (<see cref="AccountRules"/>).</summary>
/// <param name="Scopes">Organisations that it may see, with everything below them; none for an administrator.</param>
public sealed record NewAccount(string UserName, AccountRole Role, IReadOnlyList<OrganizationId> Scopes);
