using Fidelity.Core.Instruments;
using Fidelity.Core.Mail;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Calendars;
using Fidelity.Data.Database;
using Fidelity.Data.Mail;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>Puts the mails of one send at one school into the outbox, and saves nothing: that is for the use case whose transaction it is.</summary>
public sealed class QueueSends(
    FidelityDb db, TimeProvider clock, InstrumentLibrary library, DataFolder folder, SurveyLinks links, SurveyMails mails)
{
    private readonly MailRecipients recipients = new(db, library);

    /// <summary>The schools at which somebody who can be written to has not been invited by mail.</summary>
    internal async Task<HashSet<OrganizationId>> UninvitedSchoolsAsync(Wave wave, CancellationToken cancellationToken) => wave.IsAnonymous ? [] :
        [.. await recipients.Waiting(wave).Where(row => row.MailsQueued == 0).Select(row => row.OrganizationId).Distinct().ToListAsync(cancellationToken)];

    /// <returns>How many mails were queued.</returns>
    public async Task<int> QueueAsync(
        Wave wave, WaveSchool part, SendKind kind, int number, DateTime now, CancellationToken cancellationToken)
    {
        var school = await db.Organizations.AsNoTracking().SingleAsync(row => row.Id == part.OrganizationId, cancellationToken);
        return (kind, wave.IsAnonymous) switch
        {
            (SendKind.Escalation, _) => await EscalateAsync(wave, part, school, number, now, cancellationToken),
            // They left the outbox's text with the opening: only there was it known whose link is whose.
            (SendKind.Invitation, true) => 0,
            (_, true) => await RemindEverybodyAsync(wave, part, school, now, cancellationToken),
            _ => await WriteToWaitingAsync(wave, part, school, kind, now, cancellationToken),
        };
    }

    private async Task<int> WriteToWaitingAsync(
        Wave wave, WaveSchool part, Organization school, SendKind kind, DateTime now, CancellationToken cancellationToken)
    {
        var most = kind == SendKind.Invitation ? 0 : wave.MostReminders;
        var waiting = await (
            from invitation in recipients.Waiting(wave)
            join person in db.People on invitation.PersonId equals (PersonId?)person.Id
            where invitation.OrganizationId == part.OrganizationId && invitation.MailsQueued <= most
            orderby invitation.Id
            select new
            {
                Invitation = invitation, person.Id, person.Email, IsMidway = db.Drafts.Any(draft => draft.AccessHash == invitation.AccessHash),
            }).ToListAsync(cancellationToken);
        foreach (var one in waiting)
        {
            var instrument = library.InUse(one.Invitation.Instrument);
            var mail = new SurveyMail(
                wave, instrument, school, part.ClosesAt, one.Id, one.Email!,
                Access.For(instrument.Role, folder.InstallationKey, one.Invitation.Nonce), one.Invitation.Id);
            // Whoever could not be invited until now is invited: a reminder would remind of nothing.
            var number = one.Invitation.MailsQueued;
            db.Outbox.Add(number == 0 ? mails.Invitation(mail, now)
                : one.IsMidway ? mails.ReminderMidway(mail, number, now)
                : mails.ReminderNotStarted(mail, number, now));
            one.Invitation.MailWasQueued();
        }

        return waiting.Count;
    }

    /// <summary>Everybody whom the wave invited by mail: nobody knows who has answered.</summary>
    private async Task<int> RemindEverybodyAsync(Wave wave, WaveSchool part, Organization school, DateTime now, CancellationToken cancellationToken)
    {
        var number = 1 + await db.WaveSends.CountAsync(
            row => row.WaveId == wave.Id && row.OrganizationId == part.OrganizationId && row.Outcome == SendOutcome.Sent
                && (row.Kind == SendKind.Reminder || row.Kind == SendKind.Nudge),
            cancellationToken);
        if (number > wave.MostReminders)
        {
            return 0;
        }

        var invited = (await db.Outbox
            .Where(row => row.WaveId == wave.Id.Value && row.SchoolId == part.OrganizationId.Value
                && row.State != MailState.Dropped && row.State != MailState.GivenUp)
            .Select(row => row.MessageId).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var adults = await new AnonymousAdults(db, library).OfAsync(wave, clock, cancellationToken);
        var reminders = adults
            .Where(one => one.Invitee.School == part.OrganizationId)
            .Select(one => new SurveyMail(wave, one.Invitee.Instrument, school, part.ClosesAt, one.Invitee.Person, one.Email, Access: null))
            .Where(mail => invited.Contains(mails.Invitation(mail, now).MessageId))
            .ToList();
        db.Outbox.AddRange(reminders.Select(mail => mails.ReminderAnonymous(mail, number, now)));
        return reminders.Count;
    }

    private async Task<int> EscalateAsync(
        Wave wave, WaveSchool part, Organization school, int number, DateTime now, CancellationToken cancellationToken)
    {
        var coordinators = await new LoadCoordinators(db).RunAsync([part.OrganizationId], cancellationToken);
        var low = await LowRatesAsync(wave, part.OrganizationId, cancellationToken);
        if (low.Count == 0 || !coordinators.TryGetValue(part.OrganizationId, out var email))
        {
            return 0;
        }

        db.Outbox.Add(mails.Escalation(
            new(wave, school, part.ClosesAt, email, links.ToSchool(school.Id), [.. low.Select(one => new ClassRate(one.Group, one.Band))]), number, now));
        return 1;
    }

    /// <summary>
    /// Students in the very groups in which their rates are shown on the school's page, so that the two together tell no more than the page;
    /// then teachers. The principal is one person, of whom nothing is said.
    /// </summary>
    private async Task<IReadOnlyList<LowRate>> LowRatesAsync(Wave wave, OrganizationId school, CancellationToken cancellationToken)
    {
        var live = await new LiveResponseRates(db, library).RunAsync(wave.Id, [school], cancellationToken);
        return
        [
            .. from one in live
               from role in one.Rates.Roles
               where role.Role != RespondentRole.Principal
               orderby role.Role == RespondentRole.Student ? 0 : 1
               from low in LowRate.Of(role, one.ClassTitles, library.Framework.Gates[role.Role].MinimumRate)
               select low,
        ];
    }
}
