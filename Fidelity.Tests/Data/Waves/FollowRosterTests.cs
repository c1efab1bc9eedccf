using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Responses;
using Fidelity.Data.Rosters;
using Fidelity.Data.Waves;
using Fidelity.Tests.Rosters;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Waves;

/// <summary>A roster changes while its wave is open, by the same import that a school uses.</summary>
public sealed class FollowRosterTests
{
    [Fact]
    public async Task A_delta_of_the_roster_brings_newcomers_takes_leavers_out_and_moves_a_student_to_the_new_class()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await school.SubmitAsync(await school.AccessOfAsync("s2"));
        Assert.Equal(RosterFollowed.Nothing, await FollowAsync(school));

        await ImportAsync(school, Delta(
            users: [User("s1", "tobedeleted"), User("s2", "tobedeleted"), User("s5", "active")],
            roles: [Role("s5")],
            enrollments: ["in-5,active,2026-10-07T00:00:00.000Z,class-a,north,s5,student,,,", "in-3,active,2026-10-07T00:00:00.000Z,class-a,north,s3,student,,,"]));
        school.Installation.Clock.MoveTo(new DateTime(2026, 10, 8, 2, 0, 0, DateTimeKind.Utc));
        var followed = await FollowAsync(school);
        var again = await FollowAsync(school);

        Assert.Equal(new RosterFollowed(Invited: 1, Withdrawn: 1, Returned: 0, Moved: 1), followed);
        Assert.Equal(RosterFollowed.Nothing, again);
        // At ten in the evening in New York it is still the seventh there.
        Assert.Equal((new DateOnly(2026, 10, 7), Withdrawal.Left), await WithdrawalAsync(school, "s1"));
        Assert.Null((await WithdrawalAsync(school, "s2")).On);
        Assert.Equal((Eligible: 4, Answered: 1), await StudentsAsync(school));
        var sheet = await school.Installation.With<ReadCodeSheet, CodeSheet?>(use => use.RunAsync(school.Wave, school.Classes[0], default));
        Assert.Equal(["s2 Of North", "s3 Of North", "s4 Of North", "s5 Of North"], sheet!.Cards.Select(card => card.Student).Order());
        Assert.IsType<SurveyReady>(await school.ArriveAsync(await school.AccessOfAsync("s5")));
        Assert.Equal(
            $"{RosterFollowed.Nothing with { Invited = 1, Withdrawn = 1, Moved = 1 }}",
            await school.Installation.WithDb(db => db.Audit.Where(row => row.UseCase == nameof(FollowRoster)).Select(row => row.Detail).SingleAsync()));
    }

    [Fact]
    public async Task A_leaver_cannot_answer_any_more_and_goes_on_where_they_were_when_they_are_back()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        var access = await school.AccessOfAsync("s1");
        await school.SaveAsync(access, "112");
        await ImportAsync(school, Delta(users: [User("s1", "tobedeleted")], roles: [], enrollments: []));
        await FollowAsync(school);
        Assert.IsType<SurveyClosed>(await school.ArriveAsync(access));
        Assert.IsType<SubmissionRefused>(await school.SubmitAsync(access));

        await ImportAsync(school, Delta(
            users: [User("s1", "active")], roles: [Role("s1")], enrollments: ["in-1,active,2026-10-08T00:00:00.000Z,class-b,north,s1,student,,,"]));
        var followed = await FollowAsync(school);

        Assert.Equal(new RosterFollowed(0, 0, Returned: 1, 0), followed);
        Assert.IsType<Submitted>(await school.SubmitAsync(access));
        Assert.Equal([1, 1, 2, 0, 0, 0, 0, 0, 0, 0], Assert.Single(await school.ResponsesAsync()).Answers);
    }

    [Fact]
    public async Task What_a_leaver_had_begun_is_no_partial_response()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await school.SaveAsync(await school.AccessOfAsync("s1"), "112");
        await ImportAsync(school, Delta(users: [User("s1", "tobedeleted")], roles: [], enrollments: []));
        await FollowAsync(school);

        Assert.Equal(new WaveClosed(DraftsKept: 0), await school.CloseAsync());
    }

    [Fact]
    public async Task The_answers_of_a_student_who_moved_stand_behind_the_key_of_the_new_class()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await ImportAsync(school, Delta(
            users: [], roles: [], enrollments: ["in-3,active,2026-10-07T00:00:00.000Z,class-a,north,s3,student,,,"]));
        await FollowAsync(school);
        await school.SubmitAsync(await school.AccessOfAsync("s3"));

        var key = await school.Installation.WithDb(db => db.ClassClusters.SingleAsync(row => row.ClassId == school.Classes[0]));
        Assert.Equal(key.Key, Assert.Single(await school.ResponsesAsync()).ClusterKey);
    }

    [Fact]
    public async Task An_enrollment_that_ends_with_a_day_is_noticed_on_the_next_without_an_import()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await school.Installation.WithDb(async db =>
        {
            (await db.Enrollments.SingleAsync(row => row.SourcedId == "in-1")).Describe(false, null, new DateOnly(2026, 10, 5));
            return await db.SaveChangesAsync();
        });
        Assert.Equal(RosterFollowed.Nothing, await FollowAsync(school));

        school.Installation.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, (await FollowAsync(school)).Withdrawn);
    }

    [Fact]
    public async Task At_a_school_whose_window_is_over_nothing_changes_any_more()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await school.Installation.WithDb(db => db.WaveSchools.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.ClosesAt, school.Installation.Clock.Now)));
        await ImportAsync(school, Delta(users: [User("s1", "tobedeleted")], roles: [], enrollments: []));

        Assert.Equal(RosterFollowed.Nothing, await FollowAsync(school));
        Assert.Equal(4, (await StudentsAsync(school)).Eligible);
    }

    [Fact]
    public async Task Without_names_the_number_of_cards_that_count_follows_the_roster_and_a_card_given_out_still_works()
    {
        await using var school = await SurveyedSchool.CreateAsync(settings: new WaveSettings(IsAnonymous: true));
        var codes = await CodesAsync(school, school.Classes[1]);
        await ImportAsync(school, Delta(users: [User("s1", "tobedeleted"), User("s5", "active")], roles: [Role("s5")],
            enrollments: ["in-5,active,2026-10-07T00:00:00.000Z,class-a,north,s5,student,,,"]));

        Assert.Equal(new RosterFollowed(Invited: 1, Withdrawn: 1, 0, 0), await FollowAsync(school));

        Assert.Equal((Eligible: 4, Answered: 0), await StudentsAsync(school));
        foreach (var code in codes)
        {
            Assert.IsType<Submitted>(await school.SubmitAsync(code));
            await FollowAsync(school);
        }

        // Two students and two spare cards, of which none is known to be the leaver's: whoever has answered counts.
        Assert.Equal((codes.Count + 3, codes.Count), await StudentsAsync(school));
    }

    [Fact]
    public async Task Invitations_of_an_anonymous_wave_hold_no_person_and_nothing_else_that_does()
    {
        await using var school = await SurveyedSchool.CreateAsync(students: 30, settings: new WaveSettings(IsAnonymous: true));

        var rows = await school.Installation.WithDb(db => db.Invitations.AsNoTracking().OrderBy(row => row.Id).ToListAsync());

        Assert.All(rows, row => Assert.Null(row.PersonId));
        Assert.Equal(30 + 3, rows.Count(row => row.WithdrawnOn is null));
        Assert.Equal(2 * InvitationPool.SpareCards, rows.Count(row => row.Withdrawal == Withdrawal.Spare));
        // The roster has the classes by turns; the rows must not.
        var order = rows.Where(row => row.ClassId is not null && row.WithdrawnOn is null).Select(row => row.ClassId!.Value.Value).ToList();
        Assert.NotEqual(order.Zip(order.Skip(1)).Count(pair => pair.First != pair.Second), order.Count - 1);
    }

    [Fact]
    public async Task The_sheet_of_an_anonymous_wave_has_spare_cards_no_names_and_another_order_each_time()
    {
        await using var school = await SurveyedSchool.CreateAsync(students: 40, settings: new WaveSettings(IsAnonymous: true));

        var first = await CodesAsync(school, school.Classes[1]);
        var second = await CodesAsync(school, school.Classes[1]);

        Assert.Equal(20 + InvitationPool.SpareCards, first.Count);
        Assert.Equal(first.Order(), second.Order());
        Assert.NotEqual(first, second);
        var sheet = await school.Installation.With<ReadCodeSheet, CodeSheet?>(use => use.RunAsync(school.Wave, school.Classes[1], default));
        Assert.Equal(["Grade 4"], sheet!.Cards.Select(card => card.Student).Distinct());
    }

    [Fact]
    public async Task A_card_that_replaced_a_lost_one_counts_in_its_place()
    {
        await using var school = await SurveyedSchool.CreateAsync(settings: new WaveSettings(IsAnonymous: true));
        var spare = await school.Installation.WithDb(db => db.Invitations.AsNoTracking().FirstAsync(row => row.Withdrawal == Withdrawal.Spare));
        var code = AccessCode.ForPaper(school.Installation.Folder.InstallationKey, spare.Nonce);
        await school.SaveAsync(code, "112");

        Assert.IsType<Submitted>(await school.SubmitAsync(code));
        Assert.Equal(1, (await FollowAsync(school)).Withdrawn);

        Assert.Equal((Eligible: 4, Answered: 1), await StudentsAsync(school));
    }

    private static async Task<IReadOnlyList<string>> CodesAsync(SurveyedSchool school, ClassId schoolClass) =>
        [.. (await school.Installation.With<ReadCodeSheet, CodeSheet?>(use => use.RunAsync(school.Wave, schoolClass, default)))!.Cards.Select(card => card.Code)];

    private static Task<RosterFollowed> FollowAsync(SurveyedSchool school) =>
        school.Installation.With<FollowRoster, RosterFollowed>(use => use.RunAsync(school.Wave, default));

    private static async Task ImportAsync(SurveyedSchool school, MadeSet set)
    {
        using var kept = await set.KeepAsync();
        var outcome = await school.Installation.With<ImportRoster, RosterOutcome>(use => use.RunAsync(kept.Source, "alma", null, default));
        Assert.IsType<RosterOutcome.Applied>(outcome);
    }

    private static MadeSet Delta(string[] users, string[] roles, string[] enrollments)
    {
        var set = MadeSet.V12.AsDelta();
        foreach (var (file, lines) in new[] { ("users.csv", users), ("roles.csv", roles), ("enrollments.csv", enrollments) }.Where(part => part.Item2.Length > 0))
        {
            set = set.With(file, MadeSet.V12.Header(file) + string.Join('\n', lines) + "\n");
        }

        return set;
    }

    private static string User(string id, string status) => $"{id},{status},2026-10-07T00:00:00.000Z,true,,,{id},Of North,,,,,,,04,,,,,,,,,";

    private static string Role(string id) => $"role-{id},active,2026-10-07T00:00:00.000Z,{id},primary,student,,,north,";

    private static async Task<(DateOnly? On, Withdrawal? Why)> WithdrawalAsync(SurveyedSchool school, string person) =>
        await school.Installation.WithDb(async db =>
        {
            var row = await db.Invitations.AsNoTracking().SingleAsync(row => db.People.Any(one => one.Id == row.PersonId && one.SourcedId == person));
            return (row.WithdrawnOn, row.Withdrawal);
        });

    private static Task<(int Eligible, int Answered)> StudentsAsync(SurveyedSchool school) => school.Installation.WithDb(async db =>
    {
        var rows = await db.Invitations.AsNoTracking().Where(Invitation.Counts).Where(row => row.Instrument == "small-student/1.0").ToListAsync();
        return (rows.Count, rows.Count(row => row.IsAnswered));
    });
}
