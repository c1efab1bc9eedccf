using Fidelity.Core.Mail;
using Fidelity.Data.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fidelity.Tests.Data.Mail;

public sealed class DispatchMailTests
{
    private const string Link = "https://surveys.example.org/s/0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task A_queued_mail_becomes_a_file_that_a_mail_program_can_read()
    {
        await using var installation = await TestInstallation.CreateAsync(services => WithMail(services));
        await QueueAsync(installation, "wave-1.invitation.7@surveys.example.org");

        var done = await installation.With<DispatchMail, MailDispatched>(dispatch => dispatch.RunAsync(default));

        var mail = EmlFile.Read(Assert.Single(Directory.GetFiles(installation.Folder.MailFolder)));
        Assert.Equal(new MailDispatched(Sent: 1, WillRetry: 0, GivenUp: 0), done);
        Assert.Equal("<wave-1.invitation.7@surveys.example.org>", mail.Headers["Message-ID"]);
        Assert.True(DateTimeOffset.TryParse(mail.Headers["Date"], out _));
        Assert.Equal("theo@maple.example.org", mail.Headers["To"]);
        Assert.Equal("Su encuesta está abierta", mail.Subject);
        Assert.Equal("multipart/alternative", mail.MediaType);
        Assert.Equal(["text/plain", "text/html"], mail.Parts.Select(part => part.MediaType));
        Assert.Equal($"¿Qué tal, Theo?\r\n{Link}", mail.Parts[0].Content.TrimEnd());
        Assert.Equal($"<p>¿Qué tal? <a href=\"{Link}\">…</a></p>", mail.Parts[1].Content.TrimEnd());
    }

    [Theory]
    [InlineData("https://surveys.example.org/u/1.2.x", "List-Unsubscribe=One-Click")]
    [InlineData("http://127.0.0.1:5080/u/1.2.x", null)]
    public async Task A_mail_of_a_series_tells_mail_programs_how_to_stop_it(string link, string? oneClick)
    {
        await using var installation = await TestInstallation.CreateAsync(services => WithMail(services));
        await installation.WithDb(async db =>
        {
            db.Outbox.Add(new("1@test", "theo@maple.example.org", "?", "text", "<p>html</p>", installation.Clock.Now, link));
            await db.SaveChangesAsync();
        });

        await installation.With<DispatchMail>(dispatch => dispatch.RunAsync(default));

        var mail = EmlFile.Read(Assert.Single(Directory.GetFiles(installation.Folder.MailFolder)));
        Assert.Equal($"<{link}>", mail.Headers["List-Unsubscribe"]);
        Assert.Equal(oneClick, mail.Headers.GetValueOrDefault("List-Unsubscribe-Post"));
        Assert.Null((await installation.WithDb(db => db.Outbox.SingleAsync())).UnsubscribeLink);
    }

    [Fact]
    public async Task The_link_is_forgotten_once_the_mail_has_left()
    {
        await using var installation = await TestInstallation.CreateAsync(services => WithMail(services));
        await QueueAsync(installation, "1@test");

        await installation.With<DispatchMail>(dispatch => dispatch.RunAsync(default));

        var row = await installation.WithDb(db => db.Outbox.SingleAsync());
        Assert.Equal((MailState.Sent, installation.Clock.Now, "", ""), (row.State, row.SentAt, row.Text, row.Html));
    }

    [Fact]
    public async Task Nothing_is_sent_twice_by_a_second_run()
    {
        await using var installation = await TestInstallation.CreateAsync(services => WithMail(services));
        await QueueAsync(installation, "1@test");
        await installation.With<DispatchMail>(dispatch => dispatch.RunAsync(default));
        Directory.Delete(installation.Folder.MailFolder, recursive: true);

        var again = await installation.With<DispatchMail, MailDispatched>(dispatch => dispatch.RunAsync(default));

        Assert.Equal(new MailDispatched(0, 0, 0), again);
        Assert.False(Directory.Exists(installation.Folder.MailFolder));
    }

    [Fact]
    public async Task A_process_that_dies_between_claim_and_sending_leaves_the_mail_to_the_next_one_with_the_same_message_id()
    {
        var transport = new Postbox { Dies = true };
        await using var installation = await TestInstallation.CreateAsync(services => WithMail(services).AddSingleton<IMailTransport>(transport));
        await QueueAsync(installation, "1@test");
        await Assert.ThrowsAsync<ProcessDied>(() => installation.With<DispatchMail>(dispatch => dispatch.RunAsync(default)));
        transport.Dies = false;

        var tooEarly = await installation.With<DispatchMail, MailDispatched>(dispatch => dispatch.RunAsync(default));
        installation.Clock.Advance(OutboxMail.ClaimLasts);
        var afterTheClaim = await installation.With<DispatchMail, MailDispatched>(dispatch => dispatch.RunAsync(default));

        Assert.Equal((0, 1), (tooEarly.Sent, afterTheClaim.Sent));
        Assert.Equal(["1@test", "1@test"], transport.Tried);
    }

    [Fact]
    public async Task A_mail_that_fails_is_tried_later_and_later_and_given_up_after_five_attempts()
    {
        var transport = new Postbox { Refuses = "connection refused" };
        await using var installation = await TestInstallation.CreateAsync(services => WithMail(services).AddSingleton<IMailTransport>(transport));
        await QueueAsync(installation, "1@test");
        List<double> waits = [];

        for (var attempt = 1; attempt <= OutboxMail.MostAttempts; attempt++)
        {
            await installation.With<DispatchMail>(dispatch => dispatch.RunAsync(default));
            var row = await installation.WithDb(db => db.Outbox.SingleAsync());
            waits.Add(row.State == MailState.Queued ? (row.DueAt - installation.Clock.Now).TotalMinutes : double.NaN);
            installation.Clock.MoveTo(row.DueAt);
        }

        installation.Clock.Advance(TimeSpan.FromDays(30));
        await installation.With<DispatchMail>(dispatch => dispatch.RunAsync(default));
        var last = await installation.WithDb(db => db.Outbox.SingleAsync());
        Assert.Equal([10, 20, 40, 80, double.NaN], waits);
        Assert.Equal((MailState.GivenUp, 5, "connection refused"), (last.State, last.Attempts, last.LastError));
        Assert.Equal(5, transport.Tried.Count);
    }

    [Fact]
    public async Task A_mail_whose_dispatcher_died_in_every_attempt_is_given_up_and_not_sent_for_ever()
    {
        var transport = new Postbox { Dies = true };
        await using var installation = await TestInstallation.CreateAsync(services => WithMail(services).AddSingleton<IMailTransport>(transport));
        await QueueAsync(installation, "1@test");
        for (var attempt = 1; attempt <= OutboxMail.MostAttempts; attempt++)
        {
            await Assert.ThrowsAsync<ProcessDied>(() => installation.With<DispatchMail>(dispatch => dispatch.RunAsync(default)));
            installation.Clock.Advance(OutboxMail.ClaimLasts);
        }

        await installation.With<DispatchMail>(dispatch => dispatch.RunAsync(default));

        var row = await installation.WithDb(db => db.Outbox.SingleAsync());
        Assert.Equal((MailState.GivenUp, 5), (row.State, transport.Tried.Count));
    }

    [Fact]
    public async Task A_server_that_is_down_costs_a_few_mails_an_attempt_and_not_all_of_them()
    {
        var transport = new Postbox { Refuses = "connection refused" };
        await using var installation = await TestInstallation.CreateAsync(services => WithMail(services).AddSingleton<IMailTransport>(transport));
        for (var i = 0; i < 20; i++)
        {
            await QueueAsync(installation, $"{i}@test");
        }

        var done = await installation.With<DispatchMail, MailDispatched>(dispatch => dispatch.RunAsync(default));

        Assert.Equal(DispatchMail.MostRefusalsInARow, done.WillRetry);
        Assert.Equal(DispatchMail.MostRefusalsInARow, transport.Tried.Count);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused_and_the_other_mails_leave()
    {
        await using var installation = await TestInstallation.CreateAsync(services => WithMail(services));
        await QueueAsync(installation, "1@test", recipient: "not an address");
        await QueueAsync(installation, "2@test");

        var done = await installation.With<DispatchMail, MailDispatched>(dispatch => dispatch.RunAsync(default));

        Assert.Equal(new MailDispatched(Sent: 1, WillRetry: 0, GivenUp: 1), done);
        Assert.Equal([PickupFolder.FileName("2@test")], Directory.GetFileSystemEntries(installation.Folder.MailFolder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_mail_that_will_never_be_taken_is_given_up_at_once_and_can_be_tried_again_by_hand()
    {
        var transport = new Postbox { Answer = new MailRejected("550 5.1.1 no such user") };
        await using var installation = await TestInstallation.CreateAsync(services => WithMail(services).AddSingleton<IMailTransport>(transport));
        await QueueAsync(installation, "1@test");

        var first = await installation.With<DispatchMail, MailDispatched>(dispatch => dispatch.RunAsync(default));
        var givenUp = await installation.WithDb(db => db.Outbox.AsNoTracking().SingleAsync());
        transport.Answer = new MailTaken();
        var retried = await installation.With<RetryMails, int>(retry => retry.RunAsync(givenUp.Id, "alma", default));
        var second = await installation.With<DispatchMail, MailDispatched>(dispatch => dispatch.RunAsync(default));

        Assert.Equal((1, 1, 1), (first.GivenUp, retried, second.Sent));
        Assert.Equal((MailState.GivenUp, "550 5.1.1 no such user"), (givenUp.State, givenUp.LastError));
        Assert.Equal(["1@test", "1@test"], transport.Tried);
    }

    [Fact]
    public async Task A_server_that_asks_for_a_pause_gets_it_and_no_mail_loses_an_attempt()
    {
        var transport = new Postbox { Answer = new MailPutOff("429", TimeSpan.FromMinutes(3)) };
        await using var installation = await TestInstallation.CreateAsync(services => WithMail(services).AddSingleton<IMailTransport>(transport));
        await QueueAsync(installation, "1@test");
        await QueueAsync(installation, "2@test");

        await installation.With<DispatchMail>(dispatch => dispatch.RunAsync(default));

        var first = await installation.WithDb(db => db.Outbox.OrderBy(mail => mail.Id).FirstAsync());
        Assert.Equal(["1@test"], transport.Tried);
        Assert.Equal((MailState.Queued, 0, installation.Clock.Now.AddMinutes(3)), (first.State, first.Attempts, first.DueAt));
    }

    [Fact]
    public async Task No_more_mails_leave_in_a_minute_than_the_setting_says_whichever_process_sends_them()
    {
        var transport = new Postbox();
        await using var installation = await TestInstallation.CreateAsync(
            services => WithMail(services, ("MailsPerMinute", "3")).AddSingleton<IMailTransport>(transport));
        for (var i = 0; i < 7; i++)
        {
            await QueueAsync(installation, $"{i}@test");
        }

        List<int> sent = [];
        for (var second = 0; second <= 120; second += 30)
        {
            sent.Add((await installation.With<DispatchMail, MailDispatched>(dispatch => dispatch.RunAsync(default))).Sent);
            installation.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal([3, 0, 3, 0, 1], sent);
    }

    [Fact]
    public async Task In_the_quiet_hours_of_its_school_a_mail_waits_and_does_not_fail()
    {
        var transport = new Postbox();
        await using var installation = await TestInstallation.CreateAsync(
            services => WithMail(services, ("QuietFrom", "20:00"), ("QuietUntil", "06:30")).AddSingleton<IMailTransport>(transport));
        // Nine in the evening in New York, three in the afternoon in Honolulu.
        installation.Clock.MoveTo(new DateTime(2026, 10, 6, 1, 0, 0, DateTimeKind.Utc));
        await QueueAsync(installation, "new-york@test", zone: "America/New_York");
        await QueueAsync(installation, "honolulu@test", zone: "Pacific/Honolulu");
        await QueueAsync(installation, "of-no-school@test");

        await installation.With<DispatchMail>(dispatch => dispatch.RunAsync(default));
        List<string> inTheEvening = [.. transport.Tried];
        installation.Clock.MoveTo(new DateTime(2026, 10, 6, 10, 29, 0, DateTimeKind.Utc));
        await installation.With<DispatchMail>(dispatch => dispatch.RunAsync(default));
        var beforeTheEnd = transport.Tried.Count;
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        await installation.With<DispatchMail>(dispatch => dispatch.RunAsync(default));

        Assert.Equal(["honolulu@test", "of-no-school@test"], inTheEvening);
        Assert.Equal(2, beforeTheEnd);
        Assert.Equal("new-york@test", transport.Tried[^1]);
        Assert.Equal(1, (await installation.WithDb(db => db.Outbox.SingleAsync(mail => mail.MessageId == "new-york@test"))).Attempts);
    }

    internal static IServiceCollection WithMail(IServiceCollection services, params (string Name, string Value)[] settings) =>
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Fidelity:Mail:{setting.Name}", (string?)setting.Value))).Build()).AddMail();

    internal static Task QueueAsync(
        TestInstallation installation, string messageId, string recipient = "theo@maple.example.org", string? zone = null) =>
        installation.WithDb(async db =>
        {
            var mail = new OutboxMail(
                messageId, recipient, "Su encuesta está abierta", $"¿Qué tal, Theo?\n{Link}", $"<p>¿Qué tal? <a href=\"{Link}\">…</a></p>", installation.Clock.Now);
            db.Outbox.Add(zone is null ? mail : mail.OnBehalfOf(MailKind.Invitation, "Maple Middle School", zone));
            await db.SaveChangesAsync();
        });

    private sealed class ProcessDied : Exception;

    private sealed class Postbox : IMailTransport
    {
        public List<string> Tried { get; } = [];

        public string? Refuses { init => Answer = new MailRefused(value!); }

        public MailOutcome Answer { get; set; } = new MailTaken();

        public bool Dies { get; set; }

        public Task<MailOutcome> SendAsync(OutboxMail mail, CancellationToken cancellationToken)
        {
            Tried.Add(mail.MessageId);
            return Dies ? throw new ProcessDied() : Task.FromResult(Answer);
        }
    }
}
