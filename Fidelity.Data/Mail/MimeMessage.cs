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

    /// <summary>
    /// The whole message as bytes. The library writes one only into a folder, so it writes into one that is this process's own, from which
    /// the file goes at once.
    /// </summary>
    /// <exception cref="FormatException">The recipient is not an address that mail can be sent to.</exception>
    public static byte[] ToBytes(OutboxMail mail, MailOptions options)
    {
        using var message = Compose(mail, options, TransferEncoding.Base64);
        var folder = Directory.CreateTempSubdirectory("fidelity-mail-");
        try
        {
            using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder.FullName };
            client.Send(message);
            return WithoutEnvelope(File.ReadAllBytes(folder.GetFiles().Single().FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>In front of the message the library notes for the collector whom it is from and to: not for the recipient.</summary>
    private static byte[] WithoutEnvelope(ReadOnlySpan<byte> bytes)
    {
        while (bytes.StartsWith("X-Sender:"u8) || bytes.StartsWith("X-Receiver:"u8))
        {
            bytes = bytes[(bytes.IndexOf((byte)'\n') + 1)..];
        }

        return bytes.ToArray();
    }

    private static AlternateView Part(string content, string mediaType, TransferEncoding encoding)
    {
        // Lines of a mail end in CR LF, whatever the template file has.
        var view = AlternateView.CreateAlternateViewFromString(content.ReplaceLineEndings("\r\n"), Encoding.UTF8, mediaType);
        view.TransferEncoding = encoding;
        return view;
    }
}
