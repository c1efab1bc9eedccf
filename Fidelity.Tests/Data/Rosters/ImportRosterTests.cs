using Fidelity.Core.Accounts;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Fidelity.Data.Rosters;
using Fidelity.Tests.Rosters;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Rosters;

[Collection(DatabaseProviders.Collection)]
public sealed class ImportRosterTests
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task A_set_is_imported_with_its_tree_roles_classes_and_enrollments(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider, services => services.AddRosters());

        var outcome = await ApplyAsync(installation, MadeSet.V12);

        Assert.IsType<RosterOutcome.Applied>(outcome);
        await installation.WithDb(async db =>
        {
            var organizations = await db.Organizations.ToDictionaryAsync(row => row.SourcedId);
            Assert.Equal(["district", "lower", "state", "upper"], organizations.Keys.Order());
            Assert.Equal(organizations["district"].Id, organizations["upper"].ParentId);
            Assert.Equal(organizations["state"].Id, organizations["district"].ParentId);
            Assert.Equal((SchoolLevel.Elementary, SchoolLevel.High), (organizations["lower"].Level, organizations["upper"].Level));
            var teacher = await db.People.SingleAsync(row => row.SourcedId == "t1");
            Assert.Equal("teacher1@example.org", teacher.Email);
            Assert.Equal(2, await db.Memberships.CountAsync(row => row.PersonId == teacher.Id && row.Role == RosterRole.Teacher));
            var biology = await db.Classes.SingleAsync(row => row.SourcedId == "k3");
            Assert.Equal(organizations["upper"].Id, biology.OrganizationId);
            var enrollment = await db.Enrollments.SingleAsync(row => row.SourcedId == "e1");
            Assert.Equal((teacher.Id, true, new DateOnly(2027, 6, 11)), (enrollment.PersonId, enrollment.IsPrimary, enrollment.EndsOn));
        });
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_second_import_of_the_same_set_plans_nothing(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider, services => services.AddRosters());
        await ApplyAsync(installation, MadeSet.V12);

        var plan = Assert.IsType<RosterOutcome.Planned>(await PlanAsync(installation, MadeSet.V12)).Plan;

        Assert.True(plan.IsEmpty, string.Join('\n', plan.Describe()));
    }

    [Fact]
    public async Task A_second_import_of_the_same_1_1_set_plans_nothing()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddRosters());
        await ApplyAsync(installation, MadeSet.V11);

        var plan = Assert.IsType<RosterOutcome.Planned>(await PlanAsync(installation, MadeSet.V11)).Plan;

        Assert.True(plan.IsEmpty, string.Join('\n', plan.Describe()));
    }

    [Fact]
    public async Task A_plan_that_is_only_shown_changes_nothing()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddRosters());

        await PlanAsync(installation, MadeSet.V12);

        Assert.Equal(0, await CountRowsAsync(installation));
    }

    [Fact]
    public async Task A_set_that_is_refused_changes_nothing()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddRosters());
        await ApplyAsync(installation, MadeSet.V12);
        var before = await CountRowsAsync(installation);
        var set = MadeSet.V12.Adding("users.csv", Student("x9")).Adding("enrollments.csv", "e99,,,k1,lower,nobody,student,,,");

        var outcome = await ApplyAsync(installation, set);

        Assert.Equal("ROS-031", Assert.Single(Assert.IsType<RosterOutcome.Refused>(outcome).Problems).Code);
        Assert.Equal(before, await CountRowsAsync(installation));
    }

    [Fact]
    public async Task A_bulk_set_ends_what_it_does_not_list_and_keeps_the_rows()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddRosters());
        await ApplyAsync(installation, MadeSet.V12);
        var set = MadeSet.V12.Dropping("users.csv", "x1,").Dropping("roles.csv", "r9,").Dropping("enrollments.csv", "e2,").Dropping("demographics.csv", "x1,");

        var plan = Assert.IsType<RosterOutcome.Applied>(await ApplyAsync(installation, set)).Plan;

        Assert.Equal((0, 0, 1), (plan.People.Adds.Count, plan.People.Changes.Count, plan.People.Ends.Count));
        Assert.Equal((1, 1), (plan.Memberships.Ends.Count, plan.Enrollments.Ends.Count));
        var person = await installation.WithDb(db => db.People.SingleAsync(row => row.SourcedId == "x1"));
        Assert.False(person.IsActive);
        Assert.Equal("Student", person.GivenName);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Who_has_ended_can_return(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider, services => services.AddRosters());
        await ApplyAsync(installation, MadeSet.V12);
        await ApplyAsync(installation, MadeSet.V12.Dropping("users.csv", "x1,").Dropping("roles.csv", "r9,").Dropping("enrollments.csv", "e2,").Dropping("demographics.csv", "x1,"));

        await ApplyAsync(installation, MadeSet.V12);

        await installation.WithDb(async db =>
        {
            Assert.Equal(11, await db.People.CountAsync(row => row.IsActive));
            Assert.Equal(13, await db.Memberships.CountAsync(row => row.IsActive));
            Assert.Equal(9, await db.Enrollments.CountAsync(row => row.IsActive));
        });
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_delta_set_changes_what_it_lists_and_nothing_else(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider, services => services.AddRosters());
        await ApplyAsync(installation, MadeSet.V12);
        var set = MadeSet.V12.AsDelta()
            .With("users.csv", MadeSet.V12.Header("users.csv") + Student("x1").Replace("x1,,", "x1,active,", StringComparison.Ordinal) + "\n")
            .With("classes.csv", MadeSet.V12.Header("classes.csv") + "k3,tobedeleted,2026-10-01T00:00:00.000Z,Biology laboratory,,c-biology,3,scheduled,,science,s1,,,,\n");

        var plan = Assert.IsType<RosterOutcome.Applied>(await ApplyAsync(installation, set)).Plan;

        Assert.Equal((0, 1, 0), (plan.People.Adds.Count, plan.People.Changes.Count, plan.People.Ends.Count));
        Assert.Equal((0, 0, 1), (plan.Classes.Adds.Count, plan.Classes.Changes.Count, plan.Classes.Ends.Count));
        Assert.Equal(["e8", "e9"], plan.Enrollments.Ends.Select(row => row.SourcedId).Order());
        var person = await installation.WithDb(db => db.People.SingleAsync(row => row.SourcedId == "x1"));
        Assert.Equal(("0009", 7, "asian"), (person.FamilyName, person.Grade, person.RaceEthnicity));
    }

    [Fact]
    public async Task An_import_writes_one_audit_row_that_names_nobody()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddRosters());

        await ApplyAsync(installation, MadeSet.V12);
        await ApplyAsync(installation, MadeSet.V12);

        var entry = await installation.WithDb(db => db.Set<AuditEntry>().SingleAsync());
        Assert.Equal(("alma", "ImportRoster", "roster"), (entry.Actor, entry.UseCase, entry.Subject));
        Assert.Contains("people +11", entry.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Student", entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_is_not_the_one_shown_any_more_is_refused()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddRosters());
        var shown = Assert.IsType<RosterOutcome.Planned>(await PlanAsync(installation, MadeSet.V12)).Plan;
        await ApplyAsync(installation, MadeSet.V11);

        var other = await ApplyAsync(installation, MadeSet.V12, shown.Fingerprint());

        Assert.Equal("ROS-034", Assert.Single(Assert.IsType<RosterOutcome.Refused>(other).Problems).Code);
    }

    [Fact]
    public async Task A_plan_that_is_the_one_shown_is_carried_out()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddRosters());
        var shown = Assert.IsType<RosterOutcome.Planned>(await PlanAsync(installation, MadeSet.V12)).Plan;

        Assert.IsType<RosterOutcome.Applied>(await ApplyAsync(installation, MadeSet.V12, shown.Fingerprint()));
    }

    [Fact]
    public async Task A_new_school_keeps_the_time_of_its_district_and_a_level_that_was_set_stays()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddRosters());
        await ApplyAsync(installation, MadeSet.V12);
        await installation.WithDb(async db =>
        {
            (await db.Organizations.SingleAsync(row => row.SourcedId == "district")).Locate("America/Chicago", null);
            (await db.Organizations.SingleAsync(row => row.SourcedId == "lower")).Locate("America/Chicago", SchoolLevel.Combined);
            await db.SaveChangesAsync();
        });

        await ApplyAsync(installation, MadeSet.V12.Adding("orgs.csv", "annex,,,Annex,school,,district"));

        var schools = await installation.WithDb(db => db.Organizations.ToDictionaryAsync(row => row.SourcedId));
        Assert.Equal("America/Chicago", schools["annex"].TimeZone);
        Assert.Equal(("America/Chicago", SchoolLevel.Combined), (schools["lower"].TimeZone, schools["lower"].Level));
    }

    private static string Student(string sourcedId) => $"{sourcedId},,,true,,,Student,0009,,,,,,,07,,,,,,,,,";

    private static Task<RosterOutcome> PlanAsync(TestInstallation installation, MadeSet set) =>
        installation.With<PlanRosterImport, RosterOutcome>(async plan =>
        {
            using var kept = await set.KeepAsync();
            return await plan.RunAsync(kept.Source, CancellationToken.None);
        });

    private static Task<RosterOutcome> ApplyAsync(TestInstallation installation, MadeSet set, string? fingerprint = null) =>
        installation.With<ImportRoster, RosterOutcome>(async import =>
        {
            using var kept = await set.KeepAsync();
            return await import.RunAsync(kept.Source, "alma", fingerprint, CancellationToken.None);
        });

    private static Task<int> CountRowsAsync(TestInstallation installation) => installation.WithDb(async db =>
        await db.Organizations.CountAsync() + await db.People.CountAsync() + await db.Memberships.CountAsync() + await db.Classes.CountAsync()
        + await db.Enrollments.CountAsync() + await db.AcademicSessions.CountAsync() + await db.Audit.CountAsync());
}
