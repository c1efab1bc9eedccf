using System.Data;
using Fidelity.Core.Calendars;
using Fidelity.Core.Calendars.Files;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Calendars;

/// <summary>
/// Writes the events of an iCalendar file into an organisation's calendar as somebody has read them. What an earlier file brought under
/// the same UIDs is replaced, so that a file may be imported again and again; what was typed stays.
/// </summary>
public sealed class ImportCalendar(FidelityDb db, TimeProvider clock)
{
    /// <returns><see cref="CalendarOutcome.Applied"/> or <see cref="CalendarOutcome.Refused"/>.</returns>
    public async Task<CalendarOutcome> RunAsync(CalendarImportRequest request, string actor, CancellationToken cancellationToken)
    {
        // Serializable, and on SQLite the write lock: two imports at once would both add what neither found.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var zone = await db.Organizations.Where(row => row.Id == request.Organization).Select(row => row.TimeZone).SingleOrDefaultAsync(cancellationToken);
        if (zone is null)
        {
            return new CalendarOutcome.Refused([CalendarProblems.OrganizationIsUnknown]);
        }

        var (asked, read) = PlanCalendarImport.Read(request.Name, request.File, zone, clock);
        var (entries, problems) = CalendarImport.Of(
            read.Events, found => request.Readings.GetValueOrDefault(found.Key, EventReading.LeaveOut), request.Name);
        if (read.Problems.Count + problems.Count > 0)
        {
            return new CalendarOutcome.Refused([.. read.Problems, .. problems]);
        }

        var kept = await PlanCalendarImport.FromFiles(db, request.Organization, asked).ToListAsync(cancellationToken);
        var applied = Replace(request, [.. kept.Where(entry => request.RemovesMissing || read.Uids.Contains(entry.Uid))], entries);
        db.Record(
            clock.GetUtcNow().UtcDateTime, actor, nameof(ImportCalendar), $"organization/{request.Organization.Value}",
            $"{applied.Added} added, {applied.Removed} removed, {applied.Unchanged} unchanged");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return applied;
    }

    private CalendarOutcome.Applied Replace(CalendarImportRequest request, List<CalendarEntry> before, IReadOnlyList<FileEntry> after)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var gone = before.ExceptBy(after, Said).ToList();
        var added = after.Except(before.Select(Said)).ToList();
        db.CalendarEntries.RemoveRange(gone);
        db.CalendarEntries.AddRange(added.Select(entry => new CalendarEntry(
            request.Organization, entry.Kind, entry.BeginsOn, entry.EndsOn, entry.Title, CalendarSource.File, entry.Uid, now)));
        return new CalendarOutcome.Applied(added.Count, gone.Count, before.Count - gone.Count);
    }

    private static FileEntry Said(CalendarEntry row) => new(row.Uid, row.Kind, row.BeginsOn, row.EndsOn, row.Title);
}

/// <param name="Name">Of the file, as its owner calls it.</param>
/// <param name="Readings">By <see cref="FileEvent.Key"/>; an event without one is left out.</param>
/// <param name="RemovesMissing">What earlier files brought and this one does not have goes too.</param>
public sealed record CalendarImportRequest(
    OrganizationId Organization,
    string Name,
    ReadOnlyMemory<byte> File,
    IReadOnlyDictionary<string, EventReading> Readings,
    bool RemovesMissing);
