using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Calendars;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>What a closure would do to planned and open waves, before it is declared. Asking changes nothing.</summary>
public sealed class PreviewClosure(FidelityDb db, TimeProvider clock)
{
    /// <param name="organization">The school, or the district or state above it.</param>
    /// <param name="to">Included.</param>
    /// <returns>Only windows that lose a day of school.</returns>
    public async Task<IReadOnlyList<WindowShift>> RunAsync(
        OrganizationId organization, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var windows = await (
            from part in db.WaveSchools.AsNoTracking()
            join wave in db.Waves.AsNoTracking() on part.WaveId equals wave.Id
            join school in db.Organizations on part.OrganizationId equals school.Id
            where wave.State == WaveState.Planned || wave.State == WaveState.Open
            orderby wave.OpensAt, wave.Id, school.Name
            select new { Wave = wave, Part = part, school.Name }).ToListAsync(cancellationToken);
        List<OrganizationId> schools = [.. windows.Select(one => one.Part.OrganizationId).Distinct()];
        var closure = new CalendarEntry(organization, CalendarEntryKind.Closure, from, to, "", CalendarSource.Typed, "", now);
        var before = await new LoadCalendars(db).RunAsync(schools, cancellationToken);
        var after = await new LoadCalendars(db).RunAsync(schools, cancellationToken, closure);
        var done = (await db.WaveSends.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(send => (send.WaveId, send.OrganizationId));
        return
        [
            .. from one in windows
               let school = one.Part.OrganizationId
               let old = new SchoolWindow(before[school], one.Wave.OpensAt, one.Part.ClosesAt)
               let shortened = old with { Calendar = after[school] }
               where shortened.InstructionalDays < old.InstructionalDays
               let moved = one.Wave.ExtendsForClosures ? shortened with { ClosesAt = shortened.EndKeeping(one.Part.InstructionalDays) } : shortened
               select new WindowShift(
                   one.Wave, school, one.Name, old.Calendar.TimeZone, old.InstructionalDays - shortened.InstructionalDays, old.ClosesAt, moved.ClosesAt,
                   Shifts(old, moved, one.Wave.MostReminders, [.. done[(one.Wave.Id, school)]])),
        ];
    }

    private static IReadOnlyList<SendShift> Shifts(SchoolWindow old, SchoolWindow moved, int mostReminders, List<WaveSend> done)
    {
        var after = SendPlan.For(moved, mostReminders).ToDictionary(send => (send.Kind, send.Number), send => (DateTime?)send.DueAt);
        return
        [
            .. SendPlan.For(old, mostReminders)
                .Where(send => !done.Any(one => one.Kind == send.Kind && one.Number == send.Number))
                .Select(send => new SendShift(send.Kind, send.Number, send.DueAt, after.GetValueOrDefault((send.Kind, send.Number))))
                .Where(shift => shift.To != shift.From),
        ];
    }
}

/// <param name="DaysLost">Days of school that the closure takes out of the window.</param>
/// <param name="ClosesAt">UTC, as the next one.</param>
/// <param name="WouldCloseAt">The same where the wave does not extend for closures.</param>
/// <param name="Sends">Those to come that would move.</param>
public sealed record WindowShift(
    Wave Wave, OrganizationId School, string Name, string TimeZone, int DaysLost, DateTime ClosesAt, DateTime WouldCloseAt, IReadOnlyList<SendShift> Sends);

/// <param name="From">UTC.</param>
/// <param name="To">UTC; null when it falls away.</param>
public sealed record SendShift(SendKind Kind, int Number, DateTime From, DateTime? To);
