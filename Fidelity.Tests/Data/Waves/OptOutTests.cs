using Fidelity.Core.Problems;
using Fidelity.Core.Waves;
using Fidelity.Data.Responses;
using Fidelity.Data.Waves;
using Fidelity.Tests.Core.Waves;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Waves;

/// <summary>Parents take their child out, and are told beforehand where the law asks for it.</summary>
public sealed class OptOutTests
{
    [Fact]
    public async Task A_student_taken_out_before_the_wave_is_never_asked()
    {
        await using var school = await SurveyedSchool.CreateAsync(isOpen: false);

        Assert.Empty(await SetAsync(school, "s1", isOut: true));
        await school.OpenAsync();

        Assert.False(await school.Installation.WithDb(db => db.Invitations.AnyAsync(row => db.People.Any(one => one.Id == row.PersonId && one.SourcedId == "s1"))));
        Assert.Equal(3, await StudentsAskedAsync(school));
        Assert.Equal(RosterFollowed.Nothing, await FollowAsync(school));
    }

    [Fact]
    public async Task A_student_taken_out_while_it_is_open_leaves_sheet_and_denominator_and_what_was_saved_goes()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        var access = await school.AccessOfAsync("s1");
        await school.SaveAsync(access, "112");

        await SetAsync(school, "s1", isOut: true);

        Assert.IsType<SurveyClosed>(await school.ArriveAsync(access));
        Assert.IsType<SubmissionRefused>(await school.SubmitAsync(access));
        Assert.Equal(0, await school.Installation.WithDb(db => db.Drafts.CountAsync()));
        Assert.Equal(3, await StudentsAskedAsync(school));
        var sheet = await school.Installation.With<ReadCodeSheet, CodeSheet?>(use => use.RunAsync(school.Wave, school.Classes[1], default));
        Assert.Equal(["s3 Of North"], sheet!.Cards.Select(card => card.Student));
        Assert.Equal(RosterFollowed.Nothing, await FollowAsync(school));
        Assert.Equal(new WaveClosed(DraftsKept: 0), await school.CloseAsync());
    }

    [Fact]
    public async Task Taken_back_the_student_is_asked_again_with_the_same_code()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        var access = await school.AccessOfAsync("s1");
        await SetAsync(school, "s1", isOut: true);

        await SetAsync(school, "s1", isOut: false);

        Assert.IsType<SurveyReady>(await school.ArriveAsync(access));
        Assert.Equal(4, await StudentsAskedAsync(school));
    }

    [Fact]
    public async Task Taken_back_after_the_opening_a_student_who_was_never_asked_gets_a_code()
    {
        await using var school = await SurveyedSchool.CreateAsync(isOpen: false);
        await SetAsync(school, "s1", isOut: true);
        await school.OpenAsync();
        await FollowAsync(school);

        await SetAsync(school, "s1", isOut: false);

        Assert.Equal(1, (await FollowAsync(school)).Invited);
        Assert.IsType<SurveyReady>(await school.ArriveAsync(await school.AccessOfAsync("s1")));
    }

    [Fact]
    public async Task Answers_that_were_sent_stay_because_nobody_knows_which_they_are()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await school.SaveAsync(await school.AccessOfAsync("s1"), "112");
        await school.SubmitAsync(await school.AccessOfAsync("s1"));

        Assert.Empty(await SetAsync(school, "s1", isOut: true));

        Assert.Single(await school.ResponsesAsync());
        Assert.Equal(4, await StudentsAskedAsync(school));
    }

    [Fact]
    public async Task In_an_anonymous_wave_one_fewer_is_asked()
    {
        await using var school = await SurveyedSchool.CreateAsync(settings: new WaveSettings(IsAnonymous: true));

        await SetAsync(school, "s1", isOut: true);
        var followed = await FollowAsync(school);

        Assert.Equal(1, followed.Withdrawn);
        Assert.Equal(3, await StudentsAskedAsync(school));
    }

    [Fact]
    public async Task Somebody_who_is_no_student_there_or_a_window_that_is_over_is_refused_and_the_audit_names_nobody()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        Assert.Equal(SetOptOut.NoSuchStudent, Assert.Single(await SetAsync(school, "theo", isOut: true)).Code);
        await SetAsync(school, "s1", isOut: true);
        await school.CloseAsync();
        Assert.Equal(SetOptOut.WindowIsOver, Assert.Single(await SetAsync(school, "s2", isOut: true)).Code);

        var audit = await school.Installation.WithDb(db => db.Audit.SingleAsync(row => row.UseCase == nameof(SetOptOut)));
        Assert.Equal(($"wave/{school.Wave.Value}", $"school/{school.School.Value}, out", "lena"), (audit.Subject, audit.Detail, audit.Actor));
    }

    [Fact]
    public async Task The_list_shows_who_is_out_by_name_and_not_who_has_answered()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await school.SubmitAsync(await school.AccessOfAsync("s2"));
        await SetAsync(school, "s1", isOut: true);

        var all = await ListAsync(school, "");
        var found = await ListAsync(school, "S3 of");

        Assert.Equal((1, 4), (all!.OptedOut, all.Asked));
        Assert.Equal(
            [("s1 Of North", "4B", true), ("s2 Of North", "4A", false), ("s3 Of North", "4B", false), ("s4 Of North", "4A", false)],
            all.Students.Select(row => (row.Name, row.Class!, row.IsOut)));
        Assert.Equal(["s3 Of North"], found!.Students.Select(row => row.Name));
    }

    [Fact]
    public async Task A_survey_about_something_protected_does_not_open_while_its_parents_were_not_told_and_says_so_once()
    {
        await using var school = await SurveyedSchool.CreateAsync(isOpen: false, library: SensitiveInstrument.Alone, settings: Told);
        await school.Installation.WithDb(db => db.Waves.ExecuteUpdateAsync(set => set.SetProperty(wave => wave.OptOutBy, (DateOnly?)null)));

        var first = await school.OpenAsync();
        await school.OpenAsync();

        Assert.Equal(["WAV-033"], Assert.IsType<WaveHeldBack>(first).Problems.Select(problem => problem.Code));
        Assert.Equal(WaveState.Planned, await school.Installation.WithDb(db => db.Waves.Select(wave => wave.State).SingleAsync()));
        Assert.Equal("held back: WAV-033", await school.Installation.WithDb(db => db.Audit.Where(row => row.UseCase == nameof(OpenWave)).Select(row => row.Detail).SingleAsync()));
    }

    [Fact]
    public async Task It_opens_when_they_were_told_in_time()
    {
        await using var school = await SurveyedSchool.CreateAsync(isOpen: false, library: SensitiveInstrument.Alone, settings: Told);

        Assert.IsType<WaveOpened>(await school.OpenAsync());
    }

    private static WaveSettings Told { get; } = new(NoticeOn: new DateOnly(2026, 9, 20), OptOutBy: new DateOnly(2026, 10, 2));

    private static async Task<IReadOnlyList<Problem>> SetAsync(SurveyedSchool school, string person, bool isOut)
    {
        var id = await school.Installation.WithDb(db => db.People.Where(row => row.SourcedId == person).Select(row => row.Id).SingleAsync());
        return await school.Installation.With<SetOptOut, IReadOnlyList<Problem>>(use => use.RunAsync(school.Wave, school.School, id, isOut, "lena", default));
    }

    private static Task<RosterFollowed> FollowAsync(SurveyedSchool school) =>
        school.Installation.With<FollowRoster, RosterFollowed>(use => use.RunAsync(school.Wave, default));

    private static Task<OptOutList?> ListAsync(SurveyedSchool school, string search) =>
        school.Installation.With<ListOptOuts, OptOutList?>(use => use.RunAsync(school.Wave, school.School, search, default));

    private static Task<int> StudentsAskedAsync(SurveyedSchool school) => school.Installation.WithDb(db => db.Invitations
        .Where(Invitation.Counts).CountAsync(row => row.Instrument.StartsWith("small-student")));
}
