using System.Text;
using Fidelity.Core.Mail;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Fidelity.Data.Mail;

/// <summary>
/// Reads what the mail server has put into the folder of bounces: marks the mails that came back, and removes what it has read. What it
/// cannot use (answers of people, absence notices, reports about other mail) it puts into <c>unknown</c> beside them, for a person to look at.
/// </summary>
public sealed class ReadBounces(FidelityDb db, DataFolder data, IOptions<MailOptions> options)
{
    /// <summary>In one run: the next run takes the rest.</summary>
    public const int MostFiles = 500;

    public const string UnknownFolder = "unknown";

    /// <summary>Bytes; a report that brings the whole mail back is far smaller.</summary>
    private const long Largest = 1024 * 1024;

    public async Task<BouncesRead> RunAsync(CancellationToken cancellationToken)
    {
        var read = new BouncesRead(0, 0, 0);
        var folder = new DirectoryInfo(options.Value.BouncesFolder ?? data.BouncesFolder);
        // A server that is still writing a file gives it a name with a dot in front.
        foreach (var file in folder.Exists ? folder.EnumerateFiles().Where(file => file.Name[0] != '.').Take(MostFiles).ToList() : [])
        {
            var report = file.Length > Largest ? null : DeliveryReport.Read(await TextAsync(file, cancellationToken));
            if (report is { HasFailed: false })
            {
                file.Delete();
                read = read with { OfDelays = read.OfDelays + 1 };
            }
            else if (report is not null && await MarkAsync(report, cancellationToken))
            {
                file.Delete();
                read = read with { Bounced = read.Bounced + 1 };
            }
            else
            {
                file.MoveTo(Path.Combine(folder.CreateSubdirectory(UnknownFolder).FullName, file.Name), overwrite: true);
                read = read with { Unknown = read.Unknown + 1 };
            }
        }

        return read;
    }

    private async Task<bool> MarkAsync(DeliveryReport report, CancellationToken cancellationToken)
    {
        var mail = await db.Outbox.SingleOrDefaultAsync(row => row.MessageId == report.MessageId, cancellationToken);
        mail?.Bounce(report.Reason);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return mail is not null;
    }

    /// <summary>One character a byte: what encoding a part has, it says itself.</summary>
    private static Task<string> TextAsync(FileInfo file, CancellationToken cancellationToken) =>
        File.ReadAllTextAsync(file.FullName, Encoding.Latin1, cancellationToken);
}

/// <summary>What one run found.</summary>
/// <param name="Bounced">Mails that came back.</param>
/// <param name="OfDelays">Reports that mark nothing: of a delay, or that a mail was delivered.</param>
/// <param name="Unknown">Files that are no report, or one about a mail that is not in the outbox.</param>
public sealed record BouncesRead(int Bounced, int OfDelays, int Unknown);
