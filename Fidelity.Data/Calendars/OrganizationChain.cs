using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Calendars;

/// <summary>An organisation and those above it, itself first: in this order its calendar's layers lie.</summary>
internal sealed record OrganizationChain(Organization Own, IReadOnlyList<OrganizationId> Nearest)
{
    public static async Task<IReadOnlyList<OrganizationChain>> OfAsync(
        FidelityDb db, IReadOnlyCollection<OrganizationId> ids, CancellationToken cancellationToken)
    {
        var all = await db.Organizations.AsNoTracking().ToDictionaryAsync(row => row.Id, cancellationToken);
        return [.. ids.Distinct().Where(all.ContainsKey).Select(id => new OrganizationChain(all[id], [.. Upwards(id, all)]))];
    }

    private static IEnumerable<OrganizationId> Upwards(OrganizationId id, Dictionary<OrganizationId, Organization> all)
    {
        for (OrganizationId? next = id; next is { } current; next = all[current].ParentId)
        {
            yield return current;
        }
    }
}
