using System.Data;
using Fidelity.Core.Rosters.OneRoster;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Rosters;

/// <summary>
/// Imports a OneRoster set in one transaction: what the plan says, or nothing. Who is to confirm it first is shown the plan by
/// <see cref="PlanRosterImport"/>; here it is worked out again, inside the transaction that carries it out.
/// </summary>
public sealed class ImportRoster(FidelityDb db, TimeProvider clock)
{
    /// <param name="actor">The account's user name, or <c>system</c>; for the audit.</param>
    /// <param name="shownFingerprint">
    /// <see cref="RosterPlan.Fingerprint"/> of the plan that was confirmed: if it has become another one, nothing is done. Null where
    /// nobody was asked.
    /// </param>
    /// <returns><see cref="RosterOutcome.Applied"/> or <see cref="RosterOutcome.Refused"/>.</returns>
    public async Task<RosterOutcome> RunAsync(
        RosterSource source, string actor, string? shownFingerprint, CancellationToken cancellationToken)
    {
        var files = ReadOneRoster.From(source);

        // Serializable, and on SQLite the write lock: two imports at once would both add what neither found.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var plan = PlanRoster.Against(await LoadRoster.SnapshotAsync(db, cancellationToken), files, PlanRosterImport.Today(clock));
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
            db.Record(clock.GetUtcNow().UtcDateTime, actor, nameof(ImportRoster), "roster", plan.Summary());
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new RosterOutcome.Applied(plan);
    }
}
