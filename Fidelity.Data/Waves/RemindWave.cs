using Fidelity.Core.Instruments;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Fidelity.Data.Mail;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>
/// Queues the one reminder to those who were invited by mail and have not answered. Whoever has been reminded is not reminded again,
/// so a second run does nothing.
/// </summary>
public sealed class RemindWave(FidelityDb db, TimeProvider clock, InstrumentLibrary library, DataFolder folder, SurveyMails mails)
{
    internal static DateTime RemindsAt(Wave wave) => wave.OpensAt + ((wave.ClosesAt - wave.OpensAt) / 2);

    /// <returns>How many reminders were queued.</returns>
    public async Task<int> RunAsync(WaveId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var wave = await db.Waves.SingleAsync(row => row.Id == id, cancellationToken);
        if (!wave.TakesAnswersAt(now) || RemindsAt(wave) > now)
        {
            return 0;
        }

        var recipients = await new MailRecipients(db).OfAsync(id, cancellationToken);
        var invitations = await DueWaves.NotYetReminded(db, id).ToListAsync(cancellationToken);
        var queued = 0;
        foreach (var invitation in invitations)
        {
            if (library.Find(invitation.Instrument) is { } instrument && recipients.Find(invitation) is var (email, school))
            {
                var access = Access.For(instrument.Role, folder.InstallationKey, invitation.Nonce);
                db.Outbox.Add(mails.ReminderNotStarted(
                    new(wave, instrument, school, wave.ClosesAt, invitation.PersonId!.Value, email, access), number: 1, now));
                invitation.MailWasQueued();
                queued++;
            }
        }

        if (queued > 0)
        {
            db.Record(now, "system", nameof(RemindWave), $"wave/{id.Value}", $"{queued} reminders");
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return queued;
    }
}
