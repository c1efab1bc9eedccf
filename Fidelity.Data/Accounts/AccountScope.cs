using Fidelity.Core.Rosters;

namespace Fidelity.Data.Accounts;

/// <summary>An account may see this organisation and everything below it. Administrators need none.</summary>
public sealed class AccountScope(long accountId, OrganizationId organizationId)
{
    public long AccountId { get; private set; } = accountId;

    public OrganizationId OrganizationId { get; private set; } = organizationId;
}
