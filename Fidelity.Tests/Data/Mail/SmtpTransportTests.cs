using System.Net;
using Fidelity.Core.Mail;
using Fidelity.Data.Mail;
using Xunit;

namespace Fidelity.Tests.Data.Mail;

public sealed class SmtpTransportTests
{
    [Fact]
    public async Task A_mail_arrives_whole_and_two_mails_share_one_connection()
    {
        await using var server = SmallSmtpServer.Start();
        using var transport = new SmtpTransport(To(server));

        var outcomes = new[] { await transport.SendAsync(Mail("1@test"), default), await transport.SendAsync(Mail("2@test"), default) };

        Assert.All(outcomes, outcome => Assert.IsType<MailTaken>(outcome));
        Assert.Equal((2, 1), (server.Received.Count, server.Connections));
        var mail = EmlFile.Parse(server.Received[0].Message);
        Assert.Equal(["theo@maple.example.org"], server.Received[0].Recipients);
        Assert.Equal("<1@test>", mail.Headers["Message-ID"]);
        Assert.Equal("Su encuesta está abierta", mail.Subject);
        Assert.Equal(".¿Qué tal?\r\n" + Link, mail.Parts[0].Content.TrimEnd());
    }

    [Fact]
    public async Task A_mailbox_that_the_server_refuses_is_refused_with_its_words_and_the_next_mail_leaves()
    {
        await using var server = SmallSmtpServer.Start(unknown: "nia@elsewhere.example.org");
        using var transport = new SmtpTransport(To(server));

        var refused = await transport.SendAsync(Mail("1@test", "nia@elsewhere.example.org"), default);
        var taken = await transport.SendAsync(Mail("2@test"), default);

        Assert.Contains("no such mailbox", Assert.IsType<MailRejected>(refused).Reason, StringComparison.Ordinal);
        Assert.IsType<MailTaken>(taken);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_after_the_timeout()
    {
        await using var server = SmallSmtpServer.Start(isSilent: true);
        using var transport = new SmtpTransport(To(server, smtp => smtp with { TimeoutSeconds = 1 }));

        var outcome = await transport.SendAsync(Mail("1@test"), default);

        Assert.Equal(new MailRefused("127.0.0.1 did not answer within 1 seconds."), outcome);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_a_refusal()
    {
        int port;
        await using (var server = SmallSmtpServer.Start())
        {
            port = server.Port;
        }

        using var transport = new SmtpTransport(new MailOptions { Smtp = new SmtpOptions { Host = "127.0.0.1", Port = port, StartTls = false } });

        Assert.IsType<MailRefused>(await transport.SendAsync(Mail("1@test"), default));
    }

    [Fact]
    public async Task With_starttls_nothing_is_sent_to_a_server_that_does_not_offer_it()
    {
        await using var server = SmallSmtpServer.Start(offersStartTls: false);
        using var transport = new SmtpTransport(To(server, smtp => smtp with { StartTls = true }));

        var outcome = await transport.SendAsync(Mail("1@test"), default);

        Assert.IsType<MailRefused>(outcome);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        await using var server = SmallSmtpServer.Start(offersStartTls: true);
        using var transport = new SmtpTransport(To(server, smtp => smtp with { StartTls = true }));

        var outcome = await transport.SendAsync(Mail("1@test"), default);

        Assert.Contains("certificate", Assert.IsType<MailRefused>(outcome).Reason, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Name_and_password_are_sent_only_inside_tls_and_let_the_mail_through()
    {
        await using var server = SmallSmtpServer.Start(offersStartTls: true, account: ("alma", "correct horse"));
        using var trust = new TrustOnly(server.Certificate.Thumbprint);
        using var transport = new SmtpTransport(To(server, smtp => smtp with { StartTls = true, User = "alma", Password = "correct horse" }));

        var outcome = await transport.SendAsync(Mail("1@test"), default);

        Assert.IsType<MailTaken>(outcome);
        Assert.Equal(("alma", true), (server.Received[0].User, server.Received[0].IsSecure));
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        await using var server = SmallSmtpServer.Start(offersStartTls: true, account: ("alma", "correct horse"));
        using var trust = new TrustOnly(server.Certificate.Thumbprint);
        using var transport = new SmtpTransport(To(server, smtp => smtp with { StartTls = true, User = "alma", Password = "wrong", TimeoutSeconds = 5 }));

        var outcome = await transport.SendAsync(Mail("1@test"), default);

        Assert.IsType<MailRefused>(outcome);
        Assert.Empty(server.Received);
    }

    private const string Link = "https://surveys.example.org/s/0123456789abcdef0123456789abcdef?with=a-long-address-that-does-not-fit-into-one-line";

    private static OutboxMail Mail(string messageId, string recipient = "theo@maple.example.org") =>
        new(messageId, recipient, "Su encuesta está abierta", $".¿Qué tal?\n{Link}", "<p>¿Qué tal?</p>", TestClock.SomeMonday);

    private static MailOptions To(SmallSmtpServer server, Func<SmtpOptions, SmtpOptions>? change = null)
    {
        var smtp = new SmtpOptions { Host = "127.0.0.1", Port = server.Port, StartTls = false, TimeoutSeconds = 20 };
        return new MailOptions { Transport = MailTransportKind.Smtp, Smtp = change?.Invoke(smtp) ?? smtp };
    }

    /// <summary>
    /// While it lives, this process trusts one certificate more: the only way to give SmtpClient a private authority without a change to
    /// the machine. It names the certificate, so that no other test's trust is changed.
    /// </summary>
    private sealed class TrustOnly : IDisposable
    {
#pragma warning disable SYSLIB0014 // SmtpClient asks this class and no other.
        public TrustOnly(string thumbprint) => ServicePointManager.ServerCertificateValidationCallback =
            (_, certificate, _, errors) => errors == System.Net.Security.SslPolicyErrors.None || certificate?.GetCertHashString() == thumbprint;

        public void Dispose() => ServicePointManager.ServerCertificateValidationCallback = null;
#pragma warning restore SYSLIB0014
    }
}
