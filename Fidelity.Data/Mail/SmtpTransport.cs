using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text.RegularExpressions;
using Fidelity.Core.Mail;

namespace Fidelity.Data.Mail;

/// <summary>
/// Hands mail to a server by SMTP, one connection for all mails of a run. Decided on System.Net.Mail: docs/decisions/0006-mail.md says what
/// it cannot do (XOAUTH2, TLS from the first byte).
/// </summary>
public sealed partial class SmtpTransport(MailOptions options) : IMailTransport, IDisposable
{
    private const int FirstPermanent = 500;

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
        catch (SmtpFailedRecipientException refused)
        {
            Drop();
            return IsForGood(refused) ? new MailRejected(refused.Message) : new MailRefused(refused.Message);
        }
        catch (FormatException noAddress)
        {
            return new MailRejected(noAddress.Message);
        }
        catch (Exception refused) when (refused is SmtpException or IOException or System.Security.Authentication.AuthenticationException)
        {
            Drop();
            return new MailRefused($"{refused.Message} {refused.InnerException?.Message}".TrimEnd() + SignInAdvice(refused));
        }
    }

    public void Dispose() => Drop();

    /// <summary>
    /// 5xx at the recipient's name: the mailbox is not there. But a server also answers so to a sender that it will not serve (RFC 3463:
    /// x.7 policy, x.4 routing, x.3 and x.5 its own troubles), and then every mail would be lost for what an administrator can mend.
    /// </summary>
    private static bool IsForGood(SmtpFailedRecipientException refused) =>
        (int)refused.StatusCode >= FirstPermanent
        && (EnhancedCode().Match(refused.Message) is not { Success: true } code || code.Groups[1].Value is "1" or "2");

    /// <summary>The library goes on without a sign-in that was refused, so what is heard is the server's answer to the sender's name.</summary>
    private string SignInAdvice(Exception refused) =>
        refused is SmtpException { StatusCode: SmtpStatusCode.MustIssueStartTlsFirst } && options.Smtp.User is not null
            ? " The name or password was refused: check Fidelity:Mail:Smtp:User and Password."
            : "";

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

    [GeneratedRegex(@"\b5\.(\d{1,3})\.\d{1,3}\b")]
    private static partial Regex EnhancedCode();
}
