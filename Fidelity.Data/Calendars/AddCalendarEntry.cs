using Fidelity.Core.Calendars;
using Fidelity.Core.Problems;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Calendars;

/// <summary>Writes typed days into an organisation's calendar: a term, a holiday, a make-up day or a closure.</summary>
public sealed class AddCalendarEntry(FidelityDb db, TimeProvider clock)
{
    /// <returns>What is wrong; empty when the entry has been added.</returns>
    public async Task<IReadOnlyList<Problem>> RunAsync(NewCalendarEntry entry, string actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var organization = await db.Organizations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == entry.Organization, cancellationToken);
        IReadOnlyList<Problem> problems = organization is null
            ? [CalendarProblems.OrganizationIsUnknown]
            : CalendarRules.Check(entry, SchoolClock.DayOf(now, organization.TimeZone));
        if (problems.Count > 0 || entry is not { Kind: { } kind, BeginsOn: { } from, EndsOn: { } to })
        {
            return problems;
        }

        db.CalendarEntries.Add(new CalendarEntry(entry.Organization, kind, from, to, entry.Title.Trim(), CalendarSource.Typed, "", now));
        db.Record(now, actor, nameof(AddCalendarEntry), $"organization/{entry.Organization.Value}", $"{kind} {from:yyyy-MM-dd} to {to:yyyy-MM-dd}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [];
    }
}
