using System.Net;
using Fidelity.Core.Mail;
using Fidelity.Core.Rosters;
using Fidelity.Data.Waves;
using Fidelity.Tests.Data.Waves;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Web.Respond;

public sealed class UnsubscribeTests
{
    [Fact]
    public async Task Opening_the_link_changes_nothing_and_its_button_stops_the_mails_however_often_it_is_pressed()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var browser = survey.Installation.Open();
        var address = await LinkOfAsync(survey);

        var page = await browser.Page(address);
        Assert.Empty(await WantingNoMailAsync(survey));
        Assert.NotNull(await QueuedAsync(survey));
        var done = await browser.SubmitForPage(address, address);
        await browser.SubmitForPage(address, address);

        Assert.Equal("No more mails about this survey?", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("section[lang=es] button"));
        Assert.Equal("You will get no more mails about this survey", done.QuerySelector("h1")!.TextContent);
        Assert.Null(done.QuerySelector("button"));
        Assert.Equal(["theo"], await WantingNoMailAsync(survey));
        Assert.Null(await QueuedAsync(survey));
    }

    [Fact]
    public async Task Whoever_has_stopped_the_mails_is_not_reminded_and_can_still_answer()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var browser = survey.Installation.Open();
        var address = await LinkOfAsync(survey);
        await browser.SubmitForPage(address, address);
        survey.Installation.Clock.Advance(NorthSchool.Window / 2);

        await survey.Installation.With<SendWave, int>(send => send.RunAsync(survey.Wave, default));

        var reminded = await survey.Installation.WithDb(db => db.Outbox
            .Where(mail => mail.MessageId.Contains("reminder")).Select(mail => mail.Recipient).ToListAsync());
        Assert.NotEmpty(reminded);
        Assert.DoesNotContain("theo@north.example", reminded);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/s/{await survey.AccessOfAsync("theo")}")).StatusCode);
    }

    [Fact]
    public async Task A_mail_programs_own_button_is_answered_without_a_redirect()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        using var client = survey.Installation.CreateClient();
        using var oneClick = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);

        var answer = await client.PostAsync(new Uri(await LinkOfAsync(survey), UriKind.Relative), oneClick);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["theo"], await WantingNoMailAsync(survey));
    }

    [Fact]
    public async Task A_link_that_nobody_sent_says_so_and_stops_nothing()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();

        var page = await survey.Installation.Open().Page((await LinkOfAsync(survey))[..^1], HttpStatusCode.NotFound);

        Assert.Contains("This link does not work", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await WantingNoMailAsync(survey));
    }

    private static async Task<string> LinkOfAsync(SurveyOnTheWeb survey) => new Uri((await QueuedAsync(survey))!.UnsubscribeLink!).AbsolutePath;

    private static Task<OutboxMail?> QueuedAsync(SurveyOnTheWeb survey) => survey.Installation.WithDb(db => db.Outbox.AsNoTracking()
        .SingleOrDefaultAsync(mail => mail.Recipient == "theo@north.example" && mail.MessageId.StartsWith($"wave-{survey.Wave.Value}.invitation.")));

    private static Task<List<string>> WantingNoMailAsync(SurveyOnTheWeb survey) => survey.Installation.WithDb(db => (
        from invitation in db.Invitations
        join person in db.People on invitation.PersonId equals (PersonId?)person.Id
        where !invitation.TakesMail
        select person.SourcedId).ToListAsync());
}
