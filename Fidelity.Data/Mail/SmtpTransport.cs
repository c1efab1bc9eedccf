using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using Fidelity.Core.Mail;

namespace Fidelity.Data.Mail;

/// <summary>
/// Hands mail to a server by SMTP, one connection for all mails of a run. Decided on System.Net.Mail: docs/decisions/0006-mail.md says what
/// it cannot do (XOAUTH2, TLS from the first byte).
/// </summary>
public sealed class SmtpTransport(MailOptions options) : IMailTransport, IDisposable
{
    private readonly TimeSpan timeout = TimeSpan.FromSeconds(options.Smtp.TimeoutSeconds);

    private SmtpClient? client;

    public async Task<MailOutcome> SendAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        // Ours, not the client's: its documentation promises a timeout for synchronous calls only.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            using var message = MimeMessage.Compose(mail, options, TransferEncoding.QuotedPrintable);
            client ??= Connect();
            await client.SendMailAsync(message, deadline.Token);
            return new MailTaken();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Drop();
            return new MailRefused($"{options.Smtp.Host} did not answer within {options.Smtp.TimeoutSeconds} seconds.");
        }
        catch (Exception refused) when (refused is SmtpException or FormatException or IOException
            or System.Security.Authentication.AuthenticationException)
        {
            Drop();
            return new MailRefused(refused.InnerException is { } cause ? $"{refused.Message} {cause.Message}" : refused.Message);
        }
    }

    public void Dispose() => Drop();

    private SmtpClient Connect() => new(options.Smtp.Host, options.Smtp.Port)
    {
        EnableSsl = options.Smtp.StartTls,
        UseDefaultCredentials = false,
        Credentials = options.Smtp.User is { } user ? new NetworkCredential(user, options.Smtp.Password) : null,
        // Longer than our own, so that ours is the one that is told.
        Timeout = 2 * (int)timeout.TotalMilliseconds,
    };

    /// <summary>After a failure the connection may be in the middle of a sentence: the next mail gets a new one.</summary>
    private void Drop()
    {
        client?.Dispose();
        client = null;
    }
}
