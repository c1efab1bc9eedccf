using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Waves;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Waves;

/// <summary>A wave from its plan to its end, except for answering.</summary>
public sealed class WaveLifeTests
{
    [Fact]
    public async Task A_plan_that_breaks_rules_is_refused_with_every_reason_and_saves_nothing()
    {
        await using var school = await SurveyedSchool.CreateAsync(isOpen: false);
        var now = school.Installation.Clock.Now;
        var plan = new WavePlan("", now, now, "America/New_York", ["nonsense/1.0"], ["en"], [new OrganizationId(999)]);

        var planning = await school.Installation.With<PlanWave, WavePlanning>(use => use.RunAsync(plan, "alma", default));

        var refused = Assert.IsType<WaveRefused>(planning);
        Assert.Equal(["WAV-001", "WAV-002", "WAV-003", "WAV-007", "WAV-012"], refused.Problems.Select(problem => problem.Code));
        Assert.Equal(1, await school.Installation.WithDb(db => db.Waves.CountAsync()));
    }

    [Fact]
    public async Task Opening_asks_everybody_once_and_the_adults_who_have_an_address_are_mailed()
    {
        await using var school = await SurveyedSchool.CreateAsync(students: 3, isOpen: false);

        var opening = await school.OpenAsync();
        await school.SendAsync();

        Assert.Equal(new WaveOpened(Asked: 6, NotAsked: 0), opening);
        var mails = await school.Installation.WithDb(db => db.Outbox.OrderBy(mail => mail.Recipient).ToListAsync());
        Assert.Equal(["tess@north.example", "theo@north.example"], mails.Select(mail => mail.Recipient));
        Assert.Contains($"https://survey.example/s/{await school.AccessOfAsync("tess")}", mails[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, await school.Installation.WithDb(db => db.ClassClusters.CountAsync()));
    }

    [Fact]
    public async Task Opening_twice_asks_nobody_twice()
    {
        await using var school = await SurveyedSchool.CreateAsync();

        await school.SendAsync();
        var again = await school.OpenAsync();
        await school.SendAsync();

        Assert.Equal(new WaveNotDue(WaveState.Open), again);
        Assert.Equal(7, await school.Installation.WithDb(db => db.Invitations.CountAsync()));
        Assert.Equal(2, await school.Installation.WithDb(db => db.Outbox.CountAsync()));
    }

    [Fact]
    public async Task An_opening_that_fails_half_way_leaves_nothing_and_can_be_repeated()
    {
        await using var school = await SurveyedSchool.CreateAsync(isOpen: false);
        await school.Installation.WithDb(async db =>
        {
            var person = await db.People.SingleAsync(row => row.SourcedId == "s1");
            db.Invitations.Add(new Invitation(school.Wave, person.Id, school.School, "small-student/1.0", null, 4));
            await db.SaveChangesAsync();
        });

        await Assert.ThrowsAsync<DbUpdateException>(school.OpenAsync);

        Assert.Equal(1, await school.Installation.WithDb(db => db.Invitations.CountAsync()));
        Assert.Equal(0, await school.Installation.WithDb(db => db.Outbox.CountAsync()));
        Assert.Equal(WaveState.Planned, await school.Installation.WithDb(db => db.Waves.Select(wave => wave.State).SingleAsync()));
        await school.Installation.WithDb(db => db.Invitations.ExecuteDeleteAsync());
        Assert.IsType<WaveOpened>(await school.OpenAsync());
    }

    [Fact]
    public async Task A_class_that_has_ended_does_not_count_and_one_that_begins_today_does()
    {
        await using var school = await SurveyedSchool.CreateAsync(students: 2, isOpen: false);
        var today = new DateOnly(2026, 10, 5);
        await school.Installation.WithDb(async db =>
        {
            (await db.Enrollments.SingleAsync(row => row.SourcedId == "in-1")).Describe(false, null, today.AddDays(-1));
            (await db.Enrollments.SingleAsync(row => row.SourcedId == "in-2")).Describe(false, today, today);
            await db.SaveChangesAsync();
        });

        await school.OpenAsync();

        var classes = await school.Installation.WithDb(db => (
            from invitation in db.Invitations
            join person in db.People on invitation.PersonId equals (PersonId?)person.Id
            where person.Grade != null
            orderby person.SourcedId
            select invitation.ClassId).ToListAsync());
        Assert.Equal([null, school.Classes[0]], classes);
    }

    [Fact]
    public async Task The_clock_is_told_what_is_due_and_a_closed_wave_waits_for_its_release()
    {
        await using var school = await SurveyedSchool.CreateAsync(isOpen: false);
        Assert.Equal([school.Wave], (await DueAsync(school)).ToOpen);
        await school.OpenAsync();
        Assert.Empty((await DueAsync(school)).ToOpen);
        Assert.Empty((await DueAsync(school)).ToClose);
        school.Installation.Clock.Advance(NorthSchool.Window);
        Assert.Equal([school.Wave], (await DueAsync(school)).ToClose);

        await school.CloseAsync();

        Assert.Equal([school.Wave], (await DueAsync(school)).ToRelease);
    }

    [Fact]
    public async Task Closing_keeps_drafts_with_a_scale_as_partial_responses_and_drops_the_rest()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await school.SaveAsync(await school.AccessOfAsync("s1"), "112", "Please more time.");
        await school.SaveAsync(await school.AccessOfAsync("s2"), "1");

        var closing = await school.CloseAsync();

        Assert.Equal(new WaveClosed(DraftsKept: 1), closing);
        var response = Assert.Single(await school.ResponsesAsync());
        Assert.Equal([1, 1, 2, 0, 0, 0, 0, 0, 0, 0], response.Answers);
        Assert.Equal(Fidelity.Core.Responses.Completeness.Partial, response.Completeness);
        Assert.Equal(0, await school.Installation.WithDb(db => db.Drafts.CountAsync()));
        Assert.Equal(0, await school.Installation.WithDb(db => db.ClassClusters.CountAsync()));
        Assert.Equal("Please more time.", await school.Installation.WithDb(db => db.OpenAnswers.Select(row => row.Text).SingleAsync()));
    }

    [Fact]
    public async Task Closing_twice_changes_nothing_and_a_wave_without_a_respondent_closes_too()
    {
        await using var school = await SurveyedSchool.CreateAsync();

        var first = await school.CloseAsync();
        var second = await school.CloseAsync();

        Assert.Equal(new WaveClosed(DraftsKept: 0), first);
        Assert.Equal(new NothingToClose(WaveState.Closed), second);
        Assert.Empty(await school.ResponsesAsync());
    }

    [Fact]
    public async Task A_wave_whose_traces_cannot_be_removed_yet_stays_due_to_close_and_takes_no_answers()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await school.SaveAsync(await school.AccessOfAsync("s1"), "112");
        await using (var reader = new SqliteConnection($"Data Source={school.Installation.Folder.DatabaseFile}"))
        {
            await reader.OpenAsync();
            await using var reading = reader.BeginTransaction(deferred: true);
            await using var command = reader.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM Waves";
            await command.ExecuteScalarAsync();

            Assert.IsType<ClosingHeldUp>(await school.CloseAsync());
        }

        Assert.Equal([school.Wave], (await DueAsync(school)).ToClose);
        Assert.IsType<Fidelity.Data.Responses.SurveyClosed>(await school.ArriveAsync(await school.AccessOfAsync("s2")));
        Assert.IsType<WaveClosed>(await school.CloseAsync());
        Assert.Single(await school.ResponsesAsync());
    }

    [Fact]
    public async Task While_a_wave_is_open_it_shows_how_many_are_asked_and_of_few_not_how_many_have_answered()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await school.SubmitAsync(await school.AccessOfAsync("s1"));

        var rates = await school.Installation.With<LiveResponseRates, IReadOnlyList<LiveSchool>>(
            use => use.RunAsync(school.Wave, [school.School], default));

        // Of four students, two teachers and a principal every rate would tell on somebody.
        Assert.Equal(
            [(RespondentRole.Teacher, 2, null), (RespondentRole.Student, 4, null), (RespondentRole.Principal, 1, (int?)null)],
            Assert.Single(rates).Rates.Roles.Select(role => (role.Role, role.Asked, role.Answered)));
        Assert.All(rates[0].Rates.Roles, role => Assert.Empty(role.Grades));
    }

    [Fact]
    public async Task A_code_sheet_names_the_students_of_one_class_with_codes_that_work()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await school.SubmitAsync(await school.AccessOfAsync("s1"));

        var sheet = await school.Installation.With<ReadCodeSheet, CodeSheet?>(use => use.RunAsync(school.Wave, school.Classes[1], default));
        var classes = await school.Installation.With<ListCodeSheets, IReadOnlyList<CodeSheetClass>>(
            use => use.RunAsync(school.Wave, school.School, default));

        Assert.Equal(["s1 Of North", "s3 Of North"], sheet!.Cards.Select(card => card.Student));
        Assert.Equal(AccessCode.Spaced(await school.AccessOfAsync("s3")), sheet.Cards[1].Code);
        Assert.IsType<Fidelity.Data.Responses.SurveyReady>(await school.ArriveAsync(sheet.Cards[1].Code.ToLowerInvariant()));
        Assert.Equal([("4A", 2), ("4B", 2)], classes.Select(row => (row.Title, row.Students)));
    }

    private static Task<WavesDue> DueAsync(SurveyedSchool school) =>
        school.Installation.With<DueWaves, WavesDue>(use => use.RunAsync(default));
}
