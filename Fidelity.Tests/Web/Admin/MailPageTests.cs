using Fidelity.Core.Accounts;
using Fidelity.Core.Mail;
using Fidelity.Data.Mail;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Web.Admin;

public sealed class MailPageTests : IDisposable
{
    private readonly WebInstallation installation = new();

    public void Dispose() => installation.Dispose();

    [Fact]
    public async Task Alma_sees_which_mails_failed_and_why_without_the_address_and_tries_one_again()
    {
        var alma = await installation.SignIn("alma", AccountRole.Administrator);
        var givenUp = await AddAsync("1@test", mail => mail.GiveUp("550 5.1.1 theo@maple.example.org: no such user"));
        await AddAsync("2@test", mail => mail.Bounce("552 5.2.2 mailbox full"));
        await AddAsync("3@test", mail => mail.WasSent(installation.Clock.Now));

        var page = await alma.Page("/admin/mail");
        var after = await alma.SubmitForPage("/admin/mail", $"retry-{givenUp}");

        var text = page.Body!.TextContent;
        Assert.Contains("Maple Middle School", text, StringComparison.Ordinal);
        Assert.Contains("550 5.1.1 t…@maple.example.org: no such user", text, StringComparison.Ordinal);
        Assert.Contains("552 5.2.2 mailbox full", text, StringComparison.Ordinal);
        Assert.DoesNotContain("theo@", text, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("table form"));
        Assert.Contains("1 mail is tried again", after.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(MailState.Queued, await installation.WithDb(db => db.Outbox.Where(mail => mail.Id == givenUp).Select(mail => mail.State).SingleAsync()));
        Assert.Equal(("alma", nameof(RetryMails)), await installation.WithDb(async db =>
        {
            var last = await db.Audit.OrderByDescending(entry => entry.Id).FirstAsync();
            return (last.Actor, last.UseCase);
        }));
    }

    [Fact]
    public async Task The_overview_says_how_many_failed_and_leads_there()
    {
        var alma = await installation.SignIn("alma", AccountRole.Administrator);
        await AddAsync("1@test", mail => mail.GiveUp("no"));

        var page = await alma.Page("/admin");

        Assert.Contains("0 mails waiting to leave, 1 given up or come back.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/admin/mail']"));
    }

    private Task<long> AddAsync(string messageId, Action<OutboxMail> happen) => installation.WithDb(async db =>
    {
        var mail = new OutboxMail(messageId, "theo@maple.example.org", "A survey", "text", "<p>html</p>", installation.Clock.Now)
            .OnBehalfOf(MailKind.Invitation, "Maple Middle School", "America/New_York");
        happen(mail);
        db.Outbox.Add(mail);
        await db.SaveChangesAsync();
        return mail.Id;
    });
}
