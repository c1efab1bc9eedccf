using Fidelity.Core.Calendars;
using Fidelity.Core.Calendars.Files;
using Fidelity.Core.Problems;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Calendars;

/// <summary>Reads an iCalendar file and proposes what each event means, for somebody to correct. Touches nothing.</summary>
public sealed class PlanCalendarImport(FidelityDb db, TimeProvider clock)
{
    /// <summary>Events of the current school year and the two after it are listed.</summary>
    private const int YearsAhead = 2;

    /// <param name="name">Of the file, as its owner calls it.</param>
    /// <returns><see cref="CalendarOutcome.Planned"/> or <see cref="CalendarOutcome.Refused"/>.</returns>
    public async Task<CalendarOutcome> RunAsync(
        OrganizationId organization, string name, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        var zone = await db.Organizations.Where(row => row.Id == organization).Select(row => row.TimeZone).SingleOrDefaultAsync(cancellationToken);
        if (zone is null)
        {
            return new CalendarOutcome.Refused([CalendarProblems.OrganizationIsUnknown]);
        }

        var (asked, read) = Read(name, file, zone, clock);
        if (read.Problems.Count > 0)
        {
            return new CalendarOutcome.Refused(read.Problems);
        }

        var kept = await FromFiles(db, organization, asked).AsNoTracking().ToListAsync(cancellationToken);
        return new CalendarOutcome.Planned(
            [.. read.Events.Select(found => new PlannedEvent(found, KeptReading(found, kept) ?? found.Proposed))],
            [.. kept.Where(entry => !read.Uids.Contains(entry.Uid)).OrderBy(entry => entry.BeginsOn)],
            read.Warnings);
    }

    internal static (DayRange Asked, CalendarFile File) Read(string name, ReadOnlyMemory<byte> file, string zone, TimeProvider clock)
    {
        var year = SchoolYear.Of(SchoolClock.DayOf(clock.GetUtcNow().UtcDateTime, zone));
        var asked = new DayRange(SchoolYear.FirstDay(year), SchoolYear.LastDay(year + YearsAhead));
        return (asked, CalendarFile.Read(name, file, zone, asked));
    }

    /// <summary>What earlier files brought; what lies before the asked days stays as it is.</summary>
    internal static IQueryable<CalendarEntry> FromFiles(FidelityDb db, OrganizationId organization, DayRange asked) =>
        db.CalendarEntries.Where(row => row.OrganizationId == organization && row.Source == CalendarSource.File && row.EndsOn >= asked.BeginsOn);

    /// <summary>As somebody read the event when it was imported before, so that it need not be corrected again.</summary>
    private static EventReading? KeptReading(FileEvent found, List<CalendarEntry> kept) =>
        found.Proposed is EventReading.FirstDay or EventReading.LastDay ? null
        : kept.Find(entry => entry.Uid == found.Uid && entry.Title == found.Title)?.Kind switch
        {
            CalendarEntryKind.Holiday => EventReading.Holiday,
            CalendarEntryKind.Closure => EventReading.Closure,
            CalendarEntryKind.MakeUpDay => EventReading.MakeUpDay,
            CalendarEntryKind.Term => EventReading.Term,
            _ => null,
        };
}

/// <summary>An event of the file and what it probably means.</summary>
public sealed record PlannedEvent(FileEvent Event, EventReading Reading);

/// <summary>What came of an import of a calendar file, or of planning one.</summary>
public abstract record CalendarOutcome
{
    private CalendarOutcome()
    {
    }

    /// <summary>Nothing has changed.</summary>
    public sealed record Refused(IReadOnlyList<Problem> Problems) : CalendarOutcome;

    /// <summary>Nothing has changed yet.</summary>
    /// <param name="Missing">What earlier files brought and this one does not have.</param>
    public sealed record Planned(
        IReadOnlyList<PlannedEvent> Events, IReadOnlyList<CalendarEntry> Missing, IReadOnlyList<Problem> Warnings) : CalendarOutcome;

    public sealed record Applied(int Added, int Removed, int Unchanged) : CalendarOutcome;
}
