using System.Net.Mail;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Fidelity.Core.Mail;

namespace Fidelity.Data.Mail;

/// <summary>
/// Puts each mail as an <c>.eml</c> file into a folder that a mail server, or a person, collects from. A file appears there only when
/// it is whole: it is written in a folder of its own beside it and moved. The name follows from the Message-ID, so that a mail that
/// is sent a second time takes the place of the first as long as nobody has collected it.
/// </summary>
public sealed class PickupFolder(string folder, MailOptions options) : IMailTransport
{
    public Task<MailOutcome> SendAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var name = FileName(mail.MessageId);
        // Its own folder for each attempt: the library chooses the file's name, so there must be only one to find.
        var writing = Path.Combine(folder, $".writing-{Path.GetFileNameWithoutExtension(name)}-{Path.GetRandomFileName()}");
        try
        {
            Directory.CreateDirectory(writing);
            Write(mail, writing);
            File.Move(Directory.GetFiles(writing).Single(), Path.Combine(folder, name), overwrite: true);
            return Task.FromResult<MailOutcome>(new MailTaken());
        }
        catch (FormatException noAddress)
        {
            return Task.FromResult<MailOutcome>(new MailRejected(noAddress.Message));
        }
        catch (Exception refused) when (refused is SmtpException or IOException or UnauthorizedAccessException)
        {
            return Task.FromResult<MailOutcome>(new MailRefused(refused.Message));
        }
        finally
        {
            if (Directory.Exists(writing))
            {
                Directory.Delete(writing, recursive: true);
            }
        }
    }

    /// <summary>The name under which a mail of this Message-ID lies in the folder.</summary>
    public static string FileName(string messageId) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)))[..32]}.eml";

    /// <summary>In eight-bit form, so that a person who opens the file in an editor sees the link in one piece.</summary>
    private void Write(OutboxMail mail, string writing)
    {
        using var message = MimeMessage.Compose(mail, options, TransferEncoding.EightBit);
        using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = writing };
        client.Send(message);
    }
}
