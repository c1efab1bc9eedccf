using Fidelity.Core.Calendars;
using Fidelity.Core.Instruments;
using Fidelity.Core.Mail;
using Fidelity.Core.Responses;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Fidelity.Data.Mail;
using Fidelity.Data.Responses;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>
/// Closes a wave whose time is over, in three steps that may each be repeated: what is left of drafts becomes partial responses or
/// goes (those of people who were withdrawn go), with everything that could tie answers to people; the database forgets what it freed; and only then is the wave closed. So a
/// run that is killed is found due again, and a closed wave is a tidied one.
/// </summary>
public sealed class CloseWave(FidelityDb db, TimeProvider clock, InstrumentLibrary library, DataFolder folder)
{
    public async Task<WaveClosing> RunAsync(WaveId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var wave = await db.Waves.SingleAsync(row => row.Id == id, cancellationToken);
        if (!wave.IsDueToClose(now))
        {
            return new NothingToClose(wave.State);
        }

        var kept = await SettleDraftsAsync(wave, cancellationToken);
        if (!await new FreedSpace(db).ForgetAsync(cancellationToken))
        {
            return new ClosingHeldUp();
        }

        wave.Close();
        db.Record(now, "system", nameof(CloseWave), $"wave/{id.Value}");
        await db.SaveChangesAsync(cancellationToken);
        return new WaveClosed(kept);
    }

    private async Task<int> SettleDraftsAsync(Wave wave, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var drafts = await (
            from draft in db.Drafts
            join invitation in db.Invitations.AsNoTracking().Where(Invitation.MayAnswer) on draft.AccessHash equals invitation.AccessHash
            join school in db.Organizations.AsNoTracking() on invitation.OrganizationId equals school.Id
            join part in db.WaveSchools.AsNoTracking() on new { invitation.WaveId, invitation.OrganizationId } equals new { part.WaveId, part.OrganizationId }
            where draft.WaveId == wave.Id
            select new { draft.Content, Invitation = invitation, school.TimeZone, part.ClosesAt }).AsNoTracking().ToListAsync(cancellationToken);
        var clusters = await ClusterKeys.LoadAsync(db, wave.Id, cancellationToken);
        var kept = 0;
        foreach (var draft in drafts)
        {
            var sheet = SealedDraft.Open(
                draft.Content, library.InUse(draft.Invitation.Instrument), folder.InstallationKey, draft.Invitation.AccessHash);
            if (sheet is null || Dispositions.Of(sheet) == Completeness.BreakOff
                || !await InvitationLock.TakeAndAnswerAsync(db, draft.Invitation, cancellationToken))
            {
                continue;
            }

            // The closing time is not included in the window: its last day is that of the moment before.
            var lastDay = SchoolClock.DayOf(draft.ClosesAt.AddTicks(-1), draft.TimeZone);
            ResponseRows.Add(db, draft.Invitation, sheet, ClusterKeys.For(clusters, draft.Invitation), lastDay);
            kept++;
        }

        await db.SaveChangesAsync(cancellationToken);
        await ForgetTiesAsync(wave.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return kept;
    }

    /// <summary>
    /// The drafts, the classes' keys, and the mails: a reminder says who had not answered by then, and dates of answers could be held
    /// against it. A mail that is just being sent stays; its sender marks it sent.
    /// </summary>
    private async Task ForgetTiesAsync(WaveId id, CancellationToken cancellationToken)
    {
        var mails = SurveyMails.Prefix(id);
        await db.Drafts.Where(draft => draft.WaveId == id).ExecuteDeleteAsync(cancellationToken);
        await db.ClassClusters.Where(cluster => cluster.WaveId == id).ExecuteDeleteAsync(cancellationToken);
        await db.Outbox
            .Where(mail => mail.MessageId.StartsWith(mails) && mail.State != MailState.Claimed)
            .ExecuteDeleteAsync(cancellationToken);
        await db.Invitations
            .Where(invitation => invitation.WaveId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.MailsQueued, 0), cancellationToken);
    }
}

/// <summary>What came of an attempt to close.</summary>
public abstract record WaveClosing
{
    private protected WaveClosing()
    {
    }
}

/// <param name="DraftsKept">Unfinished surveys that count as partial responses.</param>
public sealed record WaveClosed(int DraftsKept) : WaveClosing;

/// <summary>Closed before, or not over yet: nothing was changed.</summary>
public sealed record NothingToClose(WaveState State) : WaveClosing;

/// <summary>Somebody reads the database just now, so that its log cannot be emptied. The wave takes no answers; try again.</summary>
public sealed record ClosingHeldUp : WaveClosing;
