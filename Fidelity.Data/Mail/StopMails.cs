using Fidelity.Core.Mail;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Mail;

/// <summary>
/// No further mail of a wave goes to one person: none is queued from now on, and what is queued is dropped. A mail that is just being
/// sent leaves. The link into the survey goes on working. Doing it again changes nothing.
/// </summary>
public sealed class StopMails(FidelityDb db, FindUnsubscribe findUnsubscribe)
{
    /// <returns>Null for a token that this installation did not make: nothing was changed.</returns>
    public async Task<Unsubscribe?> RunAsync(string token, CancellationToken cancellationToken)
    {
        if (await findUnsubscribe.RunAsync(token, cancellationToken) is not { } found)
        {
            return null;
        }

        var (wave, person) = (SurveyMails.Prefix(found.Wave.Id), SurveyMails.Address(found.Person));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Invitations
            .Where(invitation => invitation.WaveId == found.Wave.Id && invitation.PersonId == found.Person)
            .ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.TakesMail, false), cancellationToken);
        var mine = db.Outbox.Where(mail => mail.MessageId.StartsWith(wave) && mail.MessageId.Contains(person));
        // An anonymous wave reminds whoever has an invitation that was not dropped, and invites whoever has none: there, the one that has left is marked.
        _ = found.Wave.IsAnonymous
            ? await mine.Where(mail => mail.State != MailState.Claimed).ExecuteUpdateAsync(
                set => set.SetProperty(mail => mail.State, MailState.Dropped).SetProperty(mail => mail.Text, "").SetProperty(mail => mail.Html, "")
                    .SetProperty(mail => mail.UnsubscribeLink, (string?)null),
                cancellationToken)
            : await mine.Where(mail => mail.State == MailState.Queued || mail.State == MailState.GivenUp).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return found;
    }
}
