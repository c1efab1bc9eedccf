using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Fidelity.Core.Mail;

namespace Fidelity.Data.Mail;

/// <summary>Turns an outbox row into the message that both transports send: plain text and HTML of the same words, in UTF-8.</summary>
internal static class MimeMessage
{
    /// <exception cref="FormatException">The recipient is not an address that mail can be sent to.</exception>
    public static MailMessage Compose(OutboxMail mail, MailOptions options, TransferEncoding encoding)
    {
        var message = new MailMessage(new MailAddress(options.From, options.FromName, Encoding.UTF8), new MailAddress(mail.Recipient))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{mail.MessageId}>");
        // Absence notices are of no use to a mailbox that nobody reads.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.UnsubscribeLink is { } link)
        {
            message.Headers.Add("List-Unsubscribe", $"<{link}>");
            // RFC 8058: the mail program's own button posts this. It is only for https.
            if (link.StartsWith("https:", StringComparison.Ordinal))
            {
                message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        }

        message.AlternateViews.Add(Part(mail.Text, MediaTypeNames.Text.Plain, encoding));
        message.AlternateViews.Add(Part(mail.Html, MediaTypeNames.Text.Html, encoding));
        return message;
    }

    private static AlternateView Part(string content, string mediaType, TransferEncoding encoding)
    {
        // Lines of a mail end in CR LF, whatever the template file has.
        var view = AlternateView.CreateAlternateViewFromString(content.ReplaceLineEndings("\r\n"), Encoding.UTF8, mediaType);
        view.TransferEncoding = encoding;
        return view;
    }
}
