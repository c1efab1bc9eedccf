using Fidelity.Core.Calendars;
using Fidelity.Core.Problems;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Rosters;

/// <summary>
/// Says by which clock organisations, and everything below them, live. OneRoster has no place for it: a first import takes a guess, and
/// what a later one adds takes the clock of the organisation above. Waves that are planned already keep theirs.
/// </summary>
public sealed class SetTimeZone(FidelityDb db, TimeProvider clock)
{
    private static readonly Problem ZoneIsUnknown = new("CAL-001", "The time zone is not known: choose one from the list.");

    private static readonly Problem NothingIsChosen = new("CAL-002", "No organisation is chosen: tick the district, or the schools.");

    private static readonly Problem OrganizationIsUnknown =
        new("CAL-003", "A chosen organisation is not on the roster: choose from the list.");

    /// <returns>What is wrong; empty when the clocks have been set.</returns>
    public async Task<IReadOnlyList<Problem>> RunAsync(
        IReadOnlyCollection<OrganizationId> chosen, string timeZone, string actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var all = await db.Organizations.ToListAsync(cancellationToken);
        var problems = ProblemsOf(chosen, timeZone, all);
        if (problems.Count > 0)
        {
            return problems;
        }

        var affected = WithAllBelow(chosen, all);
        foreach (var row in all.Where(row => affected.Contains(row.Id)))
        {
            row.Locate(timeZone, row.Level);
        }

        db.Record(clock.GetUtcNow().UtcDateTime, actor, nameof(SetTimeZone), "roster", $"{timeZone} for {affected.Count} organisations");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [];
    }

    private static List<Problem> ProblemsOf(IReadOnlyCollection<OrganizationId> chosen, string timeZone, List<Organization> all)
    {
        List<Problem> problems = [];
        if (!SchoolZones.IsKnown(timeZone))
        {
            problems.Add(ZoneIsUnknown);
        }

        if (chosen.Count == 0)
        {
            problems.Add(NothingIsChosen);
        }

        if (chosen.Except(all.Select(row => row.Id)).Any())
        {
            problems.Add(OrganizationIsUnknown);
        }

        return problems;
    }

    private static HashSet<OrganizationId> WithAllBelow(IReadOnlyCollection<OrganizationId> chosen, List<Organization> all)
    {
        HashSet<OrganizationId> found = [.. chosen];
        for (var before = 0; before < found.Count;)
        {
            before = found.Count;
            found.UnionWith(all.Where(row => row.ParentId is { } parent && found.Contains(parent)).Select(row => row.Id).ToList());
        }

        return found;
    }
}
