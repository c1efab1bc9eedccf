using Fidelity.Core.Responses;
using Fidelity.Data.Responses;
using Fidelity.Tests.Data.Waves;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Responses;

public sealed class AnsweringTests
{
    [Fact]
    public async Task An_unknown_code_opens_nothing()
    {
        await using var school = await SurveyedSchool.CreateAsync();

        Assert.IsType<SurveyUnknown>(await school.ArriveAsync("AAAAA-AAAAA"));
        Assert.IsType<SurveyUnknown>(await school.ArriveAsync(""));
        Assert.IsType<SavingRefused>(await school.SaveAsync("AAAAA-AAAAA", PostedAnswers.None));
        Assert.IsType<SubmissionRefused>(await school.SubmitAsync("AAAAA-AAAAA"));
    }

    [Fact]
    public async Task Before_the_window_and_after_it_no_answers_are_taken()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        var access = await school.AccessOfAsync("s1");
        school.Installation.Clock.Advance(-TimeSpan.FromSeconds(1));
        Assert.IsType<SurveyNotOpenYet>(await school.ArriveAsync(access));

        school.Installation.Clock.Advance(TimeSpan.FromSeconds(1) + NorthSchool.Window);

        Assert.IsType<SurveyClosed>(await school.ArriveAsync(access));
        Assert.Equal(new SavingRefused(new SurveyClosed()), await school.SaveAsync(access, PostedAnswers.None));
        Assert.Equal(new SubmissionRefused(new SurveyClosed()), await school.SubmitAsync(access));
        Assert.Empty(await school.ResponsesAsync());
    }

    [Fact]
    public async Task Answers_are_there_again_on_another_device()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        var access = await school.AccessOfAsync("s1");
        await school.SaveAsync(access, "123", "First thought.");
        await school.SaveAsync(access, "1234");

        var ready = Assert.IsType<SurveyReady>(await school.ArriveAsync(access));

        Assert.Equal([1, 2, 3, 4, 0, 0, 0, 0, 0, 0], ready.Sheet.Pack());
        Assert.Equal("First thought.", ready.Sheet.Text);
        Assert.Equal(["en", "es"], ready.Languages.Select(language => language.Tag));
    }

    [Fact]
    public async Task Of_a_page_with_a_wrong_answer_nothing_is_saved()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        var access = await school.AccessOfAsync("s1");

        var saving = await school.SaveAsync(access, "19");

        var refused = Assert.IsType<NotSaved>(saving);
        Assert.Equal(["ANS-002"], refused.Problems.Select(problem => problem.Code));
        Assert.Equal(0, await school.Installation.WithDb(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task A_submission_becomes_one_response_with_a_date_and_no_person()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        var access = await school.AccessOfAsync("s1");
        await school.SaveAsync(access, "1234123412", "More time.");
        // Half past eleven in the evening of October 6 in New York is October 7 in UTC.
        school.Installation.Clock.MoveTo(new DateTime(2026, 10, 7, 3, 30, 0));

        var submission = await school.SubmitAsync(access);

        Assert.Equal(new Submitted(Completeness.Complete), submission);
        var response = Assert.Single(await school.ResponsesAsync());
        Assert.Equal(new DateOnly(2026, 10, 6), response.AnsweredOn);
        Assert.Equal([1, 2, 3, 4, 1, 2, 3, 4, 1, 2], response.Answers);
        Assert.Equal(4, response.Grade);
        var cluster = await school.Installation.WithDb(db => db.ClassClusters.SingleAsync(row => row.ClassId == school.Classes[1]));
        Assert.Equal(cluster.Key, response.ClusterKey);
        Assert.Equal("More time.", await school.Installation.WithDb(db => db.OpenAnswers.Select(row => row.Text).SingleAsync()));
        Assert.Equal(0, await school.Installation.WithDb(db => db.Drafts.CountAsync()));
        Assert.IsType<SurveyAlreadyAnswered>(await school.ArriveAsync(access));
    }

    [Fact]
    public async Task Submitting_writes_no_audit_row()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        var before = await school.Installation.WithDb(db => db.Audit.CountAsync());
        var access = await school.AccessOfAsync("s1");

        await school.SaveAsync(access, "1");
        await school.SubmitAsync(access);

        Assert.Equal(before, await school.Installation.WithDb(db => db.Audit.CountAsync()));
    }

    [Fact]
    public async Task A_second_submission_is_told_that_the_answers_are_there_and_changes_nothing()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        var access = await school.AccessOfAsync("s1");
        await school.SaveAsync(access, "1234");
        await school.SubmitAsync(access);

        Assert.Equal(new AlreadyReceived(), await school.SubmitAsync(access));
        Assert.Equal(new SavingRefused(new SurveyAlreadyAnswered()), await school.SaveAsync(access, PostedAnswers.None));
        Assert.Single(await school.ResponsesAsync());
    }

    [Fact]
    public async Task Many_submissions_and_saves_at_once_make_one_response_and_leave_no_draft()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        var access = await school.AccessOfAsync("s1");
        await school.SaveAsync(access, "1234");

        var submissions = Enumerable.Range(0, 6).Select(_ => Task.Run(() => school.SubmitAsync(access))).ToList();
        var saves = Enumerable.Range(0, 6).Select(_ => Task.Run(() => school.SaveAsync(access, PostedAnswers.None))).ToList();
        var outcomes = await Task.WhenAll(submissions);
        await Task.WhenAll(saves);

        Assert.Equal(1, outcomes.Count(outcome => outcome is Submitted));
        Assert.Equal(5, outcomes.Count(outcome => outcome is AlreadyReceived));
        Assert.Single(await school.ResponsesAsync());
        Assert.Equal(0, await school.Installation.WithDb(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task Pages_saved_at_once_on_two_devices_are_both_kept()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        var access = await school.AccessOfAsync("s1");
        var items = ((SurveyReady)await school.ArriveAsync(access)).Instrument.Items;

        await Task.WhenAll(items.Select(item => Task.Run(() =>
            school.SaveAsync(access, new PostedAnswers(new Dictionary<string, int> { [item.Id] = 3 })))));

        Assert.Equal(Enumerable.Repeat((byte)3, 10), ((SurveyReady)await school.ArriveAsync(access)).Sheet.Pack());
    }

    [Fact]
    public async Task Adults_answers_share_no_cluster_and_a_principals_consent_is_kept()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        var pia = await school.AccessOfAsync("pia");
        await school.SaveAsync(pia, new PostedAnswers(new Dictionary<string, int>(), Consents: true));

        await school.SubmitAsync(pia);
        await school.SubmitAsync(await school.AccessOfAsync("theo"));
        await school.SubmitAsync(await school.AccessOfAsync("tess"));

        var responses = await school.ResponsesAsync();
        Assert.Equal(3, responses.Select(response => response.ClusterKey).Distinct().Count());
        Assert.Equal(["small-principal/1.0"], responses.Where(response => response.Consents).Select(response => response.Instrument));
    }
}
