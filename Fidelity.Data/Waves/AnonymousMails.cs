using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Calendars;
using Fidelity.Data.Database;
using Fidelity.Data.Mail;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>
/// Writes the invitations by mail of an anonymous wave at the moment at which its links are made: only then is it known whose link is whose. They
/// wait in the outbox for school time, and it forgets their text when they have left.
/// </summary>
internal sealed class AnonymousMails(FidelityDb db, InstrumentLibrary library, DataFolder folder, SurveyMails mails)
{
    /// <param name="made">Students among them get no mail.</param>
    /// <param name="isOpening">The schools' invitations are then noted as sent, at the time at which they leave.</param>
    public async Task QueueAsync(
        Wave wave, IEnumerable<(Invitee Invitee, Invitation Invitation)> made, bool isOpening, DateTime now, CancellationToken cancellationToken)
    {
        var schools = await db.WaveSchools.AsNoTracking().Where(row => row.WaveId == wave.Id).ToListAsync(cancellationToken);
        var calendars = await new LoadCalendars(db).RunAsync([.. schools.Select(row => row.OrganizationId)], cancellationToken);
        var names = await db.Organizations.AsNoTracking()
            .Where(row => db.WaveSchools.Any(part => part.WaveId == wave.Id && part.OrganizationId == row.Id))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        var emails = await EmailsAsync(wave, cancellationToken);
        var links = made.Where(one => one.Invitee.Instrument.Role != RespondentRole.Student && emails.ContainsKey(one.Invitee.Person))
            .ToLookup(one => one.Invitee.School);
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

            if (isOpening)
            {
                db.WaveSends.Add(new WaveSend(
                    wave.Id, school.OrganizationId, SendKind.Invitation, 1, leaves, leaves, SendOutcome.Sent, links[school.OrganizationId].Count()));
            }
        }
    }

    /// <summary>The adults who can be written to and whom no mail of this wave has invited: new on the roster, or with a new address.</summary>
    public async Task<IReadOnlyList<Invitee>> UninvitedAsync(Wave wave, IReadOnlyList<Invitee> audience, CancellationToken cancellationToken)
    {
        var emails = await EmailsAsync(wave, cancellationToken);
        var prefix = SurveyMails.Prefix(wave.Id);
        var known = await db.Outbox.Where(mail => mail.MessageId.StartsWith(prefix)).Select(mail => mail.MessageId).ToHashSetAsync(cancellationToken);
        return
        [
            .. audience.Where(invitee => invitee.Instrument.Role != RespondentRole.Student && emails.ContainsKey(invitee.Person)
                && !known.Contains(mails.InvitationTo(wave.Id, invitee.Person))),
        ];
    }

    private Task<Dictionary<PersonId, string>> EmailsAsync(Wave wave, CancellationToken cancellationToken) =>
        new MailRecipients(db, library).Reachable(wave.Id).ToDictionaryAsync(person => person.Id, person => person.Email!, cancellationToken);
}
