using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Fidelity.Data.Mail;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>
/// Opens a wave whose time has come: works out who is asked, gives each a link or a code, a random key to each class, and queues the
/// adults' mails. All in one transaction, so that a run that is killed leaves nothing, and a second run finds the wave open.
/// </summary>
public sealed class OpenWave(FidelityDb db, TimeProvider clock, InstrumentLibrary library, DataFolder folder, SurveyMails mails)
{
    public async Task<WaveOpening> RunAsync(WaveId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var wave = await db.Waves.SingleAsync(row => row.Id == id, cancellationToken);
        if (!wave.IsDueToOpen(now))
        {
            return new WaveNotDue(wave.State);
        }

        var people = await new WaveRoster(db).LoadAsync(wave, now, cancellationToken);
        Instrument[] instruments = [.. wave.Instruments.Select(library.Find).OfType<Instrument>()];
        var audience = Audience.Of(instruments, people);
        var invitations = Invite(wave, audience);
        await QueueMailsAsync(wave, audience, invitations, now, cancellationToken);
        db.Invitations.AddRange(invitations);
        db.ClassClusters.AddRange(invitations
            .Select(invitation => invitation.ClassId)
            .OfType<ClassId>()
            .Distinct()
            .Select(classId => new ClassCluster(wave.Id, classId, RandomKey.Next())));
        wave.Open();
        db.Record(now, "system", nameof(OpenWave), $"wave/{id.Value}", $"{invitations.Count} asked of {people.Count} on the roster");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new WaveOpened(invitations.Count, people.Count - invitations.Count);
    }

    private List<Invitation> Invite(Wave wave, IReadOnlyList<Invitee> audience)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var invitations = new List<Invitation>(audience.Count);
        foreach (var invitee in audience)
        {
            var invitation = new Invitation(
                wave.Id, invitee.Person, invitee.School, invitee.Instrument.Key, invitee.Class, invitee.Grade);
            long nonce;
            string hash;
            do
            {
                nonce = RandomKey.Next();
                hash = AccessCode.Hash(Access.For(invitee.Instrument.Role, folder.InstallationKey, nonce));
            }
            while (!taken.Add(hash));
            invitation.GiveAccess(nonce, hash);
            invitations.Add(invitation);
        }

        return invitations;
    }

    private async Task QueueMailsAsync(
        Wave wave, IReadOnlyList<Invitee> audience, List<Invitation> invitations, DateTime now, CancellationToken cancellationToken)
    {
        var recipients = await new MailRecipients(db).OfAsync(wave.Id, cancellationToken);
        for (var i = 0; i < invitations.Count; i++)
        {
            var instrument = audience[i].Instrument;
            if (instrument.Role != RespondentRole.Student && recipients.Find(invitations[i]) is var (email, school))
            {
                var access = Access.For(instrument.Role, folder.InstallationKey, invitations[i].Nonce);
                db.Outbox.Add(mails.Invitation(new(wave, instrument, school, wave.ClosesAt, audience[i].Person, email, access), now));
                invitations[i].MailWasQueued();
            }
        }
    }
}

/// <summary>What came of an attempt to open.</summary>
public abstract record WaveOpening
{
    private protected WaveOpening()
    {
    }
}

/// <param name="NotAsked">People at the schools for whom the wave has no instrument, such as students outside every grade band.</param>
public sealed record WaveOpened(int Asked, int NotAsked) : WaveOpening;

/// <summary>Already open, already over, or too early: nothing was changed.</summary>
public sealed record WaveNotDue(WaveState State) : WaveOpening;
