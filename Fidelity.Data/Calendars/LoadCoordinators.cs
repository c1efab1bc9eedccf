using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Calendars;

/// <summary>The mail addresses of the survey coordinators: each school's own, else its district's, else the state's.</summary>
public sealed class LoadCoordinators(FidelityDb db)
{
    /// <returns>Only the schools that have one.</returns>
    public async Task<IReadOnlyDictionary<OrganizationId, string>> RunAsync(
        IReadOnlyCollection<OrganizationId> schools, CancellationToken cancellationToken)
    {
        var chains = await OrganizationChain.OfAsync(db, schools, cancellationToken);
        var concerned = chains.SelectMany(chain => chain.Nearest).Distinct().ToList();
        var emails = await db.SchoolSettings.Where(row => concerned.Contains(row.OrganizationId) && row.CoordinatorEmail != null)
            .ToDictionaryAsync(row => row.OrganizationId, row => row.CoordinatorEmail!, cancellationToken);
        return chains
            .Select(chain => (chain.Own.Id, Nearest: chain.Nearest.Where(emails.ContainsKey).Select(id => emails[id]).FirstOrDefault()))
            .Where(one => one.Nearest is not null)
            .ToDictionary(one => one.Id, one => one.Nearest!);
    }
}
