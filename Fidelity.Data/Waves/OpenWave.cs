using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Calendars;
using Fidelity.Data.Database;
using Fidelity.Data.Mail;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>
/// Opens a wave whose time has come: works out who is asked, gives each a link or a code, and a random key to each class. All in one transaction,
/// so that a run that is killed leaves nothing, and a second run finds the wave open. Mails are for <see cref="SendWave"/>, except in an
/// anonymous wave: only now is it known whose link is whose, so that its mails are written now and wait in the outbox for school time.
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
        if (wave.IsAnonymous)
        {
            await QueueMailsAsync(wave, audience, invitations, now, cancellationToken);
            // Rows in the order of the roster, beside mails in the order of the roster, would be as good as names.
            RandomNumberGenerator.Shuffle(CollectionsMarshal.AsSpan(invitations));
        }

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
                wave.Id, wave.IsAnonymous ? null : invitee.Person, invitee.School, invitee.Instrument.Key, invitee.Class, invitee.Grade);
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
        var schools = await db.WaveSchools.AsNoTracking().Where(row => row.WaveId == wave.Id).ToListAsync(cancellationToken);
        var calendars = await new LoadCalendars(db).RunAsync([.. schools.Select(row => row.OrganizationId)], cancellationToken);
        var names = await db.Organizations.AsNoTracking()
            .Where(row => db.WaveSchools.Any(part => part.WaveId == wave.Id && part.OrganizationId == row.Id))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        var emails = await new MailRecipients(db, library).Reachable(wave.Id)
            .ToDictionaryAsync(person => person.Id, person => person.Email!, cancellationToken);
        var links = audience.Zip(invitations).Where(one => one.First.Instrument.Role != RespondentRole.Student && emails.ContainsKey(one.First.Person))
            .ToLookup(one => one.First.School);
        foreach (var school in schools)
        {
            if (calendars[school.OrganizationId].NextSchoolTime(now) is not { } leaves || leaves >= school.ClosesAt)
            {
                continue;
            }

            foreach (var (invitee, invitation) in links[school.OrganizationId])
            {
                var access = Access.For(invitee.Instrument.Role, folder.InstallationKey, invitation.Nonce);
                var mail = mails.Invitation(
                    new(wave, invitee.Instrument, names[school.OrganizationId], school.ClosesAt, invitee.Person, emails[invitee.Person], access), now);
                mail.Wait(leaves);
                db.Outbox.Add(mail);
            }

            db.WaveSends.Add(new WaveSend(
                wave.Id, school.OrganizationId, SendKind.Invitation, 1, leaves, leaves, SendOutcome.Sent, links[school.OrganizationId].Count()));
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
