using System.Diagnostics;
using System.Globalization;
using Fidelity.Core.Mail;
using Fidelity.Data.Mail;
using Fidelity.Jobs.CommandLine;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Mail;

/// <summary>The dispatcher in a process of its own, as it runs at a school, and a real mail server.</summary>
public sealed class RealServerTests
{
    private const int Mails = 200;

    private const int Kills = 6;

    [EximFact]
    public async Task Mails_leave_by_starttls_and_with_a_password_and_arrive_letter_for_letter()
    {
        await using var server = await EximServer.StartAsync();
        await using var installation = await QueuedAsync("theo@north.example");

        var said = await SendAsync(installation, server);

        var mail = Assert.Single(await server.DeliveredAsync());
        Assert.Equal("1 sent, 0 to be tried again, 0 given up.", said);
        Assert.Contains("with esmtpsa", mail.Headers["Received"], StringComparison.Ordinal);
        Assert.Contains("TLS1.", mail.Headers["Received"], StringComparison.Ordinal);
        Assert.Equal("<0@test>", mail.Headers["Message-ID"]);
        Assert.Equal("<https://surveys.example.org/u/1.2.x>", mail.Headers["List-Unsubscribe"]);
        Assert.Equal("Su encuesta está abierta", mail.Subject);
        Assert.Equal(["text/plain", "text/html"], mail.Parts.Select(part => part.MediaType));
        Assert.Equal(".¿Qué tal, Núria Ōtaki 李? …\r\n.", mail.Parts[0].Content.TrimEnd());
        Assert.Equal("<p>¿Qué tal, Núria Ōtaki 李? …</p>", mail.Parts[1].Content.TrimEnd());
    }

    [EximFact]
    public async Task A_wrong_password_is_said_and_the_mail_waits()
    {
        await using var server = await EximServer.StartAsync();
        await using var installation = await QueuedAsync("theo@north.example");

        await SendAsync(installation, server, password: "wrong donkey");

        var mail = await installation.WithDb(db => db.Outbox.SingleAsync());
        Assert.Equal((MailState.Queued, 1), (mail.State, mail.Attempts));
        Assert.Contains("The name or password was refused: check Fidelity:Mail:Smtp:User and Password.", mail.LastError, StringComparison.Ordinal);
        Assert.DoesNotContain("donkey", mail.LastError, StringComparison.Ordinal);
        Assert.Empty(await server.DeliveredAsync());
    }

    [EximFact]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_no_mail()
    {
        await using var server = await EximServer.StartAsync();
        await using var installation = await QueuedAsync("theo@north.example");

        await SendAsync(installation, server, trusts: false);

        var mail = await installation.WithDb(db => db.Outbox.SingleAsync());
        Assert.Equal((MailState.Queued, 1), (mail.State, mail.Attempts));
        Assert.Contains("certificate", mail.LastError, StringComparison.Ordinal);
        Assert.Empty(await server.DeliveredAsync());
    }

    [EximFact]
    public async Task An_address_that_the_server_does_not_know_is_given_up_at_once_and_what_it_will_not_pass_on_is_tried_again()
    {
        await using var server = await EximServer.StartAsync();
        await using var installation = await QueuedAsync($"{EximServer.Unknown}@north.example", "theo@elsewhere.example", "theo@north.example");

        await SendAsync(installation, server);

        var mails = await installation.WithDb(db => db.Outbox.OrderBy(mail => mail.Id).ToListAsync());
        Assert.Equal([MailState.GivenUp, MailState.Queued, MailState.Sent], mails.Select(mail => mail.State));
        Assert.Contains("5.1.1 no such user here", mails[0].LastError, StringComparison.Ordinal);
        Assert.Contains("5.7.1 relaying is not permitted", mails[1].LastError, StringComparison.Ordinal);
    }

    [EximFact]
    public async Task Killing_the_sender_at_any_moment_loses_no_mail_and_repeats_at_most_the_one_in_flight()
    {
        await using var server = await EximServer.StartAsync();
        await using var installation = await QueuedAsync([.. Enumerable.Range(0, Mails).Select(i => $"t{i}@north.example")]);
        var random = new Random(20261005);

        for (var kill = 1; kill <= Kills; kill++)
        {
            // Not by the clock: a slow machine would be killed before it sends, and a fast one after.
            var killAfter = await SentAsync(installation) + random.Next(1, Mails / (Kills + 1));
            using var sender = Start(installation, server);
            while (!sender.HasExited && await SentAsync(installation) < killAfter)
            {
                await Task.Delay(random.Next(1, 5));
            }

            sender.Kill();
            await sender.WaitForExitAsync();
            await LapseClaimsAsync(installation);
        }

        await SendAsync(installation, server);

        var arrived = (await server.DeliveredAsync()).Select(mail => mail.Headers["Message-ID"]).ToList();
        Assert.Equal(Mails, await SentAsync(installation));
        Assert.Equal(Enumerable.Range(0, Mails).Select(i => $"<{i}@test>").Order(StringComparer.Ordinal), arrived.Distinct().Order(StringComparer.Ordinal));
        Assert.InRange(arrived.Count, Mails, Mails + Kills);
    }

    private static Task<int> SentAsync(TestInstallation installation) =>
        installation.WithDb(db => db.Outbox.CountAsync(mail => mail.State == MailState.Sent));

    /// <summary>The ten minutes after which a mail that a dead process had in hand is anybody's again.</summary>
    private static Task<int> LapseClaimsAsync(TestInstallation installation) => installation.WithDb(db => db.Outbox
        .Where(mail => mail.State == MailState.Claimed)
        .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.DueAt, mail => mail.QueuedAt)));

    private static async Task<TestInstallation> QueuedAsync(params string[] recipients)
    {
        var installation = await TestInstallation.CreateAsync();
        await installation.WithDb(db =>
        {
            db.Outbox.AddRange(recipients.Select((recipient, i) => new OutboxMail(
                $"{i}@test", recipient, "Su encuesta está abierta", ".¿Qué tal, Núria Ōtaki 李? …\n.", "<p>¿Qué tal, Núria Ōtaki 李? …</p>",
                TestClock.SomeMonday, "https://surveys.example.org/u/1.2.x")));
            return db.SaveChangesAsync();
        });
        return installation;
    }

    /// <returns>What the sender printed.</returns>
    private static async Task<string> SendAsync(TestInstallation installation, EximServer server, string password = EximServer.Password, bool trusts = true)
    {
        using var sender = Start(installation, server, password, trusts);
        var (output, error) = (await sender.StandardOutput.ReadToEndAsync(), await sender.StandardError.ReadToEndAsync());
        await sender.WaitForExitAsync();
        Assert.Equal((0, ""), (sender.ExitCode, error));
        return output.Trim();
    }

    private static Process Start(TestInstallation installation, EximServer server, string password = EximServer.Password, bool trusts = true)
    {
        var program = typeof(FidelityCommand).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, "send-mail", "--data", installation.Folder.Path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = SourceTree.Root,
        };
        start.Environment["Fidelity__Mail__Transport"] = nameof(MailTransportKind.Smtp);
        start.Environment["Fidelity__Mail__From"] = "surveys@north.example";
        start.Environment["Fidelity__Mail__MailsPerMinute"] = "0";
        start.Environment["Fidelity__Mail__Smtp__Host"] = "localhost";
        start.Environment["Fidelity__Mail__Smtp__Port"] = server.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["Fidelity__Mail__Smtp__User"] = EximServer.User;
        start.Environment["Fidelity__Mail__Smtp__Password"] = password;
        if (trusts)
        {
            start.Environment["SSL_CERT_FILE"] = server.CertificateFile;
        }

        return Process.Start(start)!;
    }
}
