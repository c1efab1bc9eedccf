using Fidelity.Core.Calendars;
using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Calendars;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>Lays a wave's sends over the calendars of its schools: the same for a plan and for a wave that is saved.</summary>
internal sealed class SendsOutlook(FidelityDb db)
{
    private const string Coordinator = "Survey coordinator";

    /// <param name="windows">When each school's window ends; UTC.</param>
    public async Task<IReadOnlyList<SchoolPreview>> OfAsync(
        DateTime opensAt, int mostReminders, IReadOnlyDictionary<OrganizationId, DateTime> windows, IReadOnlyList<AudienceCount> audience,
        IReadOnlyList<WaveSend> done, CancellationToken cancellationToken)
    {
        var calendars = await new LoadCalendars(db).RunAsync([.. windows.Keys], cancellationToken);
        var coordinators = await new LoadCoordinators(db).RunAsync([.. windows.Keys], cancellationToken);
        var names = (await db.Organizations.Where(row => row.Kind == OrganizationKind.School)
            .Select(row => new { row.Id, row.Name }).ToListAsync(cancellationToken)).ToDictionary(row => row.Id, row => row.Name);
        var audiences = audience.OrderBy(one => one.Instrument.Key, StringComparer.Ordinal).ToLookup(one => one.School);
        var sends = done.ToLookup(send => send.OrganizationId);
        return
        [
            .. calendars.Where(school => names.ContainsKey(school.Key))
                .Select(school => Preview(
                    school.Key, names[school.Key], new SchoolWindow(school.Value, opensAt, windows[school.Key]), mostReminders,
                    [.. audiences[school.Key]], [.. sends[school.Key]], coordinators.ContainsKey(school.Key)))
                .OrderBy(school => school.Name, StringComparer.Ordinal).ThenBy(school => school.School.Value),
        ];
    }

    private static SchoolPreview Preview(
        OrganizationId school, string name, SchoolWindow window, int mostReminders, List<AudienceCount> audience, List<WaveSend> done, bool hasCoordinator)
    {
        var adults = audience.Where(one => one.Instrument.Role != RespondentRole.Student).ToList();
        var days = Enumerable.Range(0, Math.Max(0, window.LastDay.DayNumber - window.FirstDay.DayNumber + 1)).Select(window.FirstDay.AddDays).ToList();
        var schoolDays = days.Where(window.Calendar.IsInstructional).ToList();
        return new SchoolPreview(
            school, name, window.Calendar.TimeZone,
            schoolDays.Count == 0 ? null : schoolDays[0], schoolDays.Count == 0 ? null : schoolDays[^1], schoolDays.Count, window.ClosesAt,
            DaysOff(window.Calendar, days),
            [.. audience.Where(one => one.Instrument.Role == RespondentRole.Student)],
            Sends(window, mostReminders, adults, done, hasCoordinator),
            SendWarning.Of(window, adults.Sum(one => one.Asked), adults.Sum(one => one.WithMail), hasCoordinator, mostReminders > 0));
    }

    /// <summary>What was done, and what of the plan is still to come.</summary>
    private static IReadOnlyList<PreviewedSend> Sends(
        SchoolWindow window, int mostReminders, List<AudienceCount> adults, List<WaveSend> done, bool hasCoordinator)
    {
        var zone = window.Calendar.TimeZone;
        var toCome = SendPlan.For(window, mostReminders).Where(send => !done.Any(one => one.Kind == send.Kind && one.Number == send.Number));
        return
        [
            .. done.OrderBy(send => send.DoneAt).Select(send => new PreviewedSend(
                send.Kind, send.Number, send.DueAt, SchoolClock.At(send.DoneAt, zone), send.Kind == SendKind.Escalation ? Coordinator : "Staff", null,
                send.Mails, send.Outcome)),
            .. toCome.SelectMany(send => send.Kind == SendKind.Escalation
                ? [new(send.Kind, send.Number, send.DueAt, SchoolClock.At(send.DueAt, zone), Coordinator, null, hasCoordinator ? 1 : 0, null)]
                : adults.Select(one => new PreviewedSend(
                    send.Kind, send.Number, send.DueAt, SchoolClock.At(send.DueAt, zone), one.Instrument.Title.ToString(), one.Instrument.Role,
                    one.WithMail, null))),
        ];
    }

    private static List<DaysOff> DaysOff(SchoolCalendar calendar, List<DateOnly> days)
    {
        List<DaysOff> off = [];
        foreach (var day in days.Where(day => !calendar.IsInstructional(day) && (calendar.Weekdays.Contains(day.DayOfWeek) || calendar.EntryOn(day) is not null)))
        {
            var title = calendar.EntryOn(day)?.Title ?? "Outside every term";
            if (off.Count > 0 && off[^1].Title == title && calendar.InstructionalDays(off[^1].To, day) == 0)
            {
                off[^1] = off[^1] with { To = day };
            }
            else
            {
                off.Add(new(day, day, title));
            }
        }

        return off;
    }
}
