using System.Data;
using Fidelity.Core.Problems;
using Fidelity.Core.Rosters.OneRoster;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Rosters;

/// <summary>
/// Imports a OneRoster set: the plan first, for somebody to look at, then the same plan in one transaction. A set with a problem
/// changes nothing.
/// </summary>
public sealed class ImportRoster(FidelityDb db, TimeProvider time)
{
    /// <summary>What the set would change. Touches nothing.</summary>
    public async Task<RosterOutcome> PlanAsync(RosterSource source, CancellationToken cancellationToken = default)
    {
        var files = ReadOneRoster.From(source);
        var plan = PlanRoster.Against(await LoadRoster.SnapshotAsync(db, cancellationToken), files, Today());
        return plan.IsRefused ? new RosterOutcome.Refused(plan.Problems, plan.Warnings) : new RosterOutcome.Planned(plan);
    }

    /// <summary>Works the plan out again, inside the transaction that carries it out.</summary>
    /// <param name="actor">The account's user name, or <c>system</c>; for the audit.</param>
    /// <param name="shownFingerprint">
    /// <see cref="RosterPlan.Fingerprint"/> of the plan that was confirmed: if it has become another one, nothing is done. Null where
    /// nobody was asked.
    /// </param>
    public async Task<RosterOutcome> ApplyAsync(
        RosterSource source, string actor, string? shownFingerprint = null, CancellationToken cancellationToken = default)
    {
        var files = ReadOneRoster.From(source);

        // Serializable, and on SQLite the write lock: two imports at once would both add what neither found.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var plan = PlanRoster.Against(await LoadRoster.SnapshotAsync(db, cancellationToken), files, Today());
        if (plan.IsRefused)
        {
            return new RosterOutcome.Refused(plan.Problems, plan.Warnings);
        }

        if (shownFingerprint is not null && shownFingerprint != plan.Fingerprint())
        {
            return new RosterOutcome.Refused([RosterRules.PlanIsWhatWasShown.Broken("", 0, "")], plan.Warnings);
        }

        if (!plan.IsEmpty)
        {
            await new ApplyRosterPlan(db).RunAsync(plan, cancellationToken);
            db.Record(time.GetUtcNow().UtcDateTime, actor, nameof(ImportRoster), "roster", plan.Summary());
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new RosterOutcome.Applied(plan);
    }

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}

/// <summary>What came of an import.</summary>
public abstract record RosterOutcome
{
    private RosterOutcome()
    {
    }

    /// <summary>Nothing has changed.</summary>
    public sealed record Refused(IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Warnings) : RosterOutcome;

    /// <summary>Nothing has changed yet.</summary>
    public sealed record Planned(RosterPlan Plan) : RosterOutcome;

    public sealed record Applied(RosterPlan Plan) : RosterOutcome;
}
