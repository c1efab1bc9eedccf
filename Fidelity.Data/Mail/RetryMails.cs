using Fidelity.Core.Mail;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Mail;

/// <summary>Queues mails again that were given up, as after a server refused everything, or an address that was wrong there was made.</summary>
public sealed class RetryMails(FidelityDb db, TimeProvider clock)
{
    /// <param name="id">Null for all that were given up.</param>
    /// <returns>How many were queued.</returns>
    public async Task<int> RunAsync(long? id, string actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var mails = await db.Outbox
            .Where(mail => mail.State == MailState.GivenUp && (id == null || mail.Id == id))
            .ToListAsync(cancellationToken);
        mails.ForEach(mail => mail.TryAgain(now));
        if (mails.Count > 0)
        {
            db.Record(now, actor, nameof(RetryMails), "mail", $"{mails.Count} mails");
            await db.SaveChangesAsync(cancellationToken);
        }

        return mails.Count;
    }
}
