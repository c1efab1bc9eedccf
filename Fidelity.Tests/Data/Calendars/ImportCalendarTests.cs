using System.Text;
using Fidelity.Core.Calendars;
using Fidelity.Core.Calendars.Files;
using Fidelity.Core.Rosters;
using Fidelity.Data.Calendars;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Calendars;

[Collection(DatabaseProviders.Collection)]
public sealed class ImportCalendarTests
{
    private static readonly string[] Year =
    [
        Event("first", "First Day of School", "20260817"),
        Event("tg", "Thanksgiving Break", "20261125", "20261128"),
        Event("game", "Football at Riverside", "20261030"),
        Event("last", "Last Day of School", "20270604"),
    ];

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_plan_proposes_and_changes_nothing_and_the_import_writes_what_was_confirmed(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider, services => services.AddCalendars());
        var tree = await CalendarTree.AddAsync(installation);

        var plan = await PlanAsync(installation, tree.District, Year);
        var before = await EntriesAsync(installation);
        var applied = await ImportAsync(installation, tree.District, plan, Year);

        Assert.Equal([EventReading.FirstDay, EventReading.LeaveOut, EventReading.Holiday, EventReading.LastDay], plan.Events.Select(one => one.Reading));
        Assert.Empty(before);
        Assert.Equal(new CalendarOutcome.Applied(2, 0, 0), applied);
        Assert.Equal(
            ["Holiday 2026-11-25 to 2026-11-27 Thanksgiving Break", "Term 2026-08-17 to 2027-06-04 First Day of School"],
            await EntriesAsync(installation));
        var audit = await installation.WithDb(db => db.Audit.SingleAsync());
        Assert.Equal(("alma", "ImportCalendar", "2 added, 0 removed, 0 unchanged"), (audit.Actor, audit.UseCase, audit.Detail));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_same_file_again_adds_nothing_and_a_changed_one_replaces(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider, services => services.AddCalendars());
        var tree = await CalendarTree.AddAsync(installation);
        await installation.WithDb(async db =>
        {
            db.Add(CalendarTree.Entry(tree.District, CalendarEntryKind.Closure, new(2026, 9, 1), new(2026, 9, 1)));
            await db.SaveChangesAsync();
        });
        await ImportAsync(installation, tree.District, await PlanAsync(installation, tree.District, Year), Year);
        string[] changed = [Year[0], Event("tg", "Thanksgiving Break", "20261123", "20261128"), Year[3]];

        var again = await ImportAsync(installation, tree.District, await PlanAsync(installation, tree.District, Year), Year);
        var replaced = await ImportAsync(installation, tree.District, await PlanAsync(installation, tree.District, changed), changed);

        Assert.Equal(new CalendarOutcome.Applied(0, 0, 2), again);
        Assert.Equal(new CalendarOutcome.Applied(1, 1, 1), replaced);
        Assert.Equal(
            ["Closure 2026-09-01 to 2026-09-01 Closure", "Holiday 2026-11-23 to 2026-11-27 Thanksgiving Break", "Term 2026-08-17 to 2027-06-04 First Day of School"],
            await EntriesAsync(installation));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_correction_is_remembered_and_what_a_later_file_lacks_goes_only_if_somebody_says_so(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider, services => services.AddCalendars());
        var tree = await CalendarTree.AddAsync(installation);
        string[] game = [Year[2]];
        await ImportAsync(installation, tree.District, await PlanAsync(installation, tree.District, Year), Year, (one, proposed) =>
            one.Uid == "game" ? EventReading.Holiday : proposed);

        var plan = await PlanAsync(installation, tree.District, game);
        await ImportAsync(installation, tree.District, plan, game);
        var kept = await EntriesAsync(installation);
        await ImportAsync(installation, tree.District, plan, game, removesMissing: true);

        Assert.Equal([EventReading.Holiday], plan.Events.Select(one => one.Reading));
        Assert.Equal(["First Day of School", "Thanksgiving Break"], plan.Missing.Select(entry => entry.Title));
        Assert.Equal(3, kept.Count);
        Assert.Equal(["Holiday 2026-10-30 to 2026-10-30 Football at Riverside"], await EntriesAsync(installation));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_first_day_without_a_last_one_or_a_bad_file_imports_nothing(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider, services => services.AddCalendars());
        var tree = await CalendarTree.AddAsync(installation);
        string[] half = [Year[0], Year[1]];

        var alone = await ImportAsync(installation, tree.District, await PlanAsync(installation, tree.District, half), half);
        var bad = await installation.With<PlanCalendarImport, CalendarOutcome>(
            plan => plan.RunAsync(tree.District, "photo.ics", new byte[] { 0xFF, 0xD8 }, CancellationToken.None));

        Assert.Equal(["CAL-022"], Assert.IsType<CalendarOutcome.Refused>(alone).Problems.Select(problem => problem.Code));
        Assert.Equal(["CAL-011"], Assert.IsType<CalendarOutcome.Refused>(bad).Problems.Select(problem => problem.Code));
        Assert.Empty(await EntriesAsync(installation));
    }

    private static string Event(string uid, string title, string from, string? until = null) =>
        $"BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:{title}\r\nDTSTART;VALUE=DATE:{from}\r\n{(until is null ? "" : $"DTEND;VALUE=DATE:{until}\r\n")}END:VEVENT\r\n";

    private static byte[] File(string[] events) => Encoding.UTF8.GetBytes($"BEGIN:VCALENDAR\r\n{string.Concat(events)}END:VCALENDAR\r\n");

    private static async Task<CalendarOutcome.Planned> PlanAsync(TestInstallation installation, OrganizationId organization, string[] events) =>
        Assert.IsType<CalendarOutcome.Planned>(await installation.With<PlanCalendarImport, CalendarOutcome>(
            plan => plan.RunAsync(organization, "school.ics", File(events), CancellationToken.None)));

    private static Task<CalendarOutcome> ImportAsync(
        TestInstallation installation, OrganizationId organization, CalendarOutcome.Planned plan, string[] events,
        Func<FileEvent, EventReading, EventReading>? correct = null, bool removesMissing = false) =>
        installation.With<ImportCalendar, CalendarOutcome>(import => import.RunAsync(
            new CalendarImportRequest(
                organization, "school.ics", File(events),
                plan.Events.ToDictionary(one => one.Event.Key, one => correct?.Invoke(one.Event, one.Reading) ?? one.Reading), removesMissing),
            "alma", CancellationToken.None));

    private static Task<List<string>> EntriesAsync(TestInstallation installation) => installation.WithDb(async db =>
        (await db.CalendarEntries.AsNoTracking().ToListAsync())
            .Select(row => $"{row.Kind} {row.BeginsOn:yyyy-MM-dd} to {row.EndsOn:yyyy-MM-dd} {row.Title}").Order(StringComparer.Ordinal).ToList());
}
