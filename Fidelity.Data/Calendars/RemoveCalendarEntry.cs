using Fidelity.Core.Problems;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Calendars;

/// <summary>Takes an entry out of an organisation's calendar.</summary>
public sealed class RemoveCalendarEntry(FidelityDb db, TimeProvider clock)
{
    /// <returns>What is wrong; empty when the entry has been removed.</returns>
    public async Task<IReadOnlyList<Problem>> RunAsync(OrganizationId organization, long entry, string actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = await db.CalendarEntries.SingleOrDefaultAsync(row => row.Id == entry && row.OrganizationId == organization, cancellationToken);
        if (row is null)
        {
            return [CalendarProblems.EntryIsGone];
        }

        db.CalendarEntries.Remove(row);
        db.Record(
            clock.GetUtcNow().UtcDateTime, actor, nameof(RemoveCalendarEntry), $"organization/{organization.Value}",
            $"{row.Kind} {row.BeginsOn:yyyy-MM-dd} to {row.EndsOn:yyyy-MM-dd}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [];
    }
}
