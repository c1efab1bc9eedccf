using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;
using Fidelity.Data.Calendars;
using Fidelity.Data.Database;
using Xunit;

namespace Fidelity.Tests.Data.Calendars;

[Collection(DatabaseProviders.Collection)]
public sealed class LoadCalendarsTests
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_school_lives_by_its_own_entries_on_those_of_its_district_and_state(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider, services => services.AddCalendars());
        var tree = await CalendarTree.AddAsync(installation);
        await installation.WithDb(async db =>
        {
            db.AddRange(
                CalendarTree.Entry(tree.State, CalendarEntryKind.Term, new(2026, 8, 17), new(2027, 6, 4)),
                CalendarTree.Entry(tree.District, CalendarEntryKind.Holiday, Wednesday, Wednesday.AddDays(2)),
                CalendarTree.Entry(tree.School, CalendarEntryKind.MakeUpDay, Wednesday, Wednesday));
            db.Add(Settings(tree.District, new TimeOnly(7, 45), new TimeOnly(14, 45), [DayOfWeek.Wednesday, DayOfWeek.Friday], "district@example.org"));
            await db.SaveChangesAsync();
        });

        var calendars = await installation.With<LoadCalendars, IReadOnlyDictionary<OrganizationId, SchoolCalendar>>(
            load => load.RunAsync([tree.School, tree.Beside, new OrganizationId(9999)], CancellationToken.None));

        Assert.Equal(2, calendars.Count);
        Assert.True(calendars[tree.School].IsInstructional(Wednesday));
        Assert.False(calendars[tree.Beside].IsInstructional(Wednesday));
        Assert.False(calendars[tree.School].IsInstructional(new(2027, 6, 9)));
        Assert.Equal("America/Chicago", calendars[tree.School].TimeZone);
        Assert.Equal(new TimeOnly(7, 45), calendars[tree.School].DayBegins);
        Assert.Equal([DayOfWeek.Wednesday, DayOfWeek.Friday], calendars[tree.Beside].Weekdays);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_schools_coordinator_is_its_own_or_its_districts(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider, services => services.AddCalendars());
        var tree = await CalendarTree.AddAsync(installation);
        await installation.WithDb(async db =>
        {
            db.AddRange(Settings(tree.District, null, null, null, "district@example.org"), Settings(tree.School, null, null, null, "office@example.org"));
            await db.SaveChangesAsync();
        });

        var found = await installation.With<LoadCoordinators, IReadOnlyDictionary<OrganizationId, string>>(
            load => load.RunAsync([tree.School, tree.Beside, tree.State], CancellationToken.None));

        Assert.Equal("office@example.org", found[tree.School]);
        Assert.Equal("district@example.org", found[tree.Beside]);
        Assert.DoesNotContain(tree.State, found.Keys);
    }

    private static SchoolSettings Settings(
        OrganizationId organization, TimeOnly? begins, TimeOnly? ends, IReadOnlyList<DayOfWeek>? weekdays, string? coordinator)
    {
        var settings = new SchoolSettings(organization);
        settings.Ring(begins, ends);
        settings.MeetOn(weekdays);
        settings.Coordinate(coordinator);
        return settings;
    }
}
