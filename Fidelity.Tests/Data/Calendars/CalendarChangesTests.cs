using Fidelity.Core.Calendars;
using Fidelity.Core.Problems;
using Fidelity.Core.Rosters;
using Fidelity.Data.Calendars;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Calendars;

[Collection(DatabaseProviders.Collection)]
public sealed class CalendarChangesTests
{
    private static readonly DateOnly Monday = new(2026, 10, 12);

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_closure_that_lena_declares_takes_the_day_until_she_removes_it_and_both_are_audited(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider, services => services.AddCalendars());
        var tree = await CalendarTree.AddAsync(installation);

        var added = await AddAsync(installation, new(tree.School, CalendarEntryKind.Closure, Monday, Monday, " Snow "));
        var closed = await IsOpenAsync(installation, tree.School);
        var entry = await installation.WithDb(db => db.CalendarEntries.AsNoTracking().SingleAsync());
        var removed = await RemoveAsync(installation, tree.School, entry.Id);

        Assert.Empty(added);
        Assert.Empty(removed);
        Assert.Equal(("Snow", CalendarSource.Typed), (entry.Title, entry.Source));
        Assert.False(closed);
        Assert.True(await IsOpenAsync(installation, tree.School));
        var audit = await installation.WithDb(db => db.Audit.OrderBy(row => row.Id).ToListAsync());
        Assert.Equal(["AddCalendarEntry", "RemoveCalendarEntry"], audit.Select(row => row.UseCase));
        Assert.All(audit, row => Assert.Equal(("lena", "Closure 2026-10-12 to 2026-10-12"), (row.Actor, row.Detail)));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task All_that_is_wrong_with_an_entry_is_said_at_once_and_nothing_is_added(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider, services => services.AddCalendars());
        var tree = await CalendarTree.AddAsync(installation);

        Assert.Equal(["CAL-030", "CAL-031", "CAL-035"], await CodesAsync(new(tree.School, null, null, null, " ")));
        Assert.Equal(["CAL-032"], await CodesAsync(new(tree.School, CalendarEntryKind.Holiday, Monday, Monday.AddDays(-1), "Break")));
        Assert.Equal(["CAL-033", "CAL-034"], await CodesAsync(new(tree.School, CalendarEntryKind.Term, Monday, new(2062, 6, 4), "Term")));
        Assert.Equal(["CAL-050"], await CodesAsync(new(new OrganizationId(9999), CalendarEntryKind.Holiday, Monday, Monday, "Break")));
        Assert.Equal(["CAL-051"], (await RemoveAsync(installation, tree.School, 1)).Select(problem => problem.Code));
        Assert.Equal((0, 0), await installation.WithDb(async db => (await db.CalendarEntries.CountAsync(), await db.Audit.CountAsync())));

        async Task<IEnumerable<string>> CodesAsync(NewCalendarEntry entry) => (await AddAsync(installation, entry)).Select(problem => problem.Code);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task An_entry_of_another_organisation_is_not_removed(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider, services => services.AddCalendars());
        var tree = await CalendarTree.AddAsync(installation);
        await AddAsync(installation, new(tree.District, CalendarEntryKind.Holiday, Monday, Monday, "Holiday"));
        var id = await installation.WithDb(db => db.CalendarEntries.Select(row => row.Id).SingleAsync());

        Assert.Equal(["CAL-051"], (await RemoveAsync(installation, tree.School, id)).Select(problem => problem.Code));
        Assert.Equal(1, await installation.WithDb(db => db.CalendarEntries.CountAsync()));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Settings_are_saved_changed_and_given_back_to_the_district(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider, services => services.AddCalendars());
        var tree = await CalendarTree.AddAsync(installation);

        Assert.Empty(await SetAsync(installation, new(tree.School, new TimeOnly(9, 5), new TimeOnly(15, 30), [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday], "office@school.example")));
        var own = await CalendarAsync(installation, tree.School);
        Assert.Empty(await SetAsync(installation, new(tree.School, null, null, [], "")));
        var given = await CalendarAsync(installation, tree.School);

        Assert.Equal((new TimeOnly(9, 5), 3), (own.DayBegins, own.Weekdays.Count));
        Assert.Equal((new TimeOnly(8, 0), 5), (given.DayBegins, given.Weekdays.Count));
        Assert.Null((await installation.WithDb(db => db.SchoolSettings.SingleAsync())).CoordinatorEmail);
    }

    [Theory]
    [InlineData("office")]
    [InlineData("office@school")]
    [InlineData("a@b@c.org")]
    [InlineData("office@school.org, other@school.org")]
    public async Task All_that_is_wrong_with_settings_is_said_at_once(string email)
    {
        await using var installation = await DatabaseProviders.CreateAsync(DatabaseProvider.Sqlite, services => services.AddCalendars());
        var tree = await CalendarTree.AddAsync(installation);

        var problems = await SetAsync(installation, new(tree.School, new TimeOnly(15, 0), new TimeOnly(8, 0), [DayOfWeek.Monday], email));

        Assert.Equal(["CAL-040", "CAL-041", "CAL-042"], problems.Select(problem => problem.Code));
        Assert.Equal(0, await installation.WithDb(db => db.SchoolSettings.CountAsync()));
    }

    private static Task<IReadOnlyList<Problem>> AddAsync(TestInstallation installation, NewCalendarEntry entry) =>
        installation.With<AddCalendarEntry, IReadOnlyList<Problem>>(add => add.RunAsync(entry, "lena", CancellationToken.None));

    private static Task<IReadOnlyList<Problem>> RemoveAsync(TestInstallation installation, OrganizationId organization, long entry) =>
        installation.With<RemoveCalendarEntry, IReadOnlyList<Problem>>(remove => remove.RunAsync(organization, entry, "lena", CancellationToken.None));

    private static Task<IReadOnlyList<Problem>> SetAsync(TestInstallation installation, NewSettings settings) =>
        installation.With<ChangeSchoolSettings, IReadOnlyList<Problem>>(change => change.RunAsync(settings, "lena", CancellationToken.None));

    private static async Task<bool> IsOpenAsync(TestInstallation installation, OrganizationId school) =>
        (await CalendarAsync(installation, school)).IsInstructional(Monday);

    private static async Task<SchoolCalendar> CalendarAsync(TestInstallation installation, OrganizationId school) =>
        (await installation.With<LoadCalendars, IReadOnlyDictionary<OrganizationId, SchoolCalendar>>(
            load => load.RunAsync([school], CancellationToken.None)))[school];
}
