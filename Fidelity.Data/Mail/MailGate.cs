using Fidelity.Core.Calendars;
using Fidelity.Core.Mail;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Calendars;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Mail;

/// <summary>
/// Keeps a wave's mail in until it is school time at its school, and takes out one whose time is over: mail also waits when it is tried again
/// at night, or when the dispatcher was down over a weekend. Calendars are asked as they are now, not as they were when the mail was written.
/// </summary>
internal sealed class MailGate(FidelityDb db)
{
    private IReadOnlyDictionary<OrganizationId, SchoolCalendar> calendars = new Dictionary<OrganizationId, SchoolCalendar>();

    /// <param name="schools">Of all mails that will be asked about.</param>
    public async Task LoadAsync(IEnumerable<long?> schools, CancellationToken cancellationToken) => calendars = await new LoadCalendars(db)
        .RunAsync([.. schools.OfType<long>().Distinct().Select(id => new OrganizationId(id))], cancellationToken);

    /// <returns>False when the mail was told to wait or was dropped; the caller saves it.</returns>
    public async Task<bool> LetsOutAsync(OutboxMail mail, DateTime now, CancellationToken cancellationToken)
    {
        if (mail is not { WaveId: { } wave, SchoolId: { } school } || !calendars.TryGetValue(new(school), out var calendar))
        {
            return true;
        }

        if (await IsOverAsync(mail, new(wave), new(school), now, cancellationToken) || calendar.NextSchoolTime(now) is not { } next)
        {
            mail.Drop();
            return false;
        }

        if (next > now)
        {
            mail.Wait(next);
        }

        return next <= now;
    }

    private async Task<bool> IsOverAsync(OutboxMail mail, WaveId wave, OrganizationId school, DateTime now, CancellationToken cancellationToken) =>
        !await db.WaveSchools.AnyAsync(row => row.WaveId == wave && row.OrganizationId == school && row.ClosesAt > now, cancellationToken)
        || (mail.InvitationId is { } invitation && !await db.Invitations.AnyAsync(
            row => row.Id == new InvitationId(invitation) && !row.IsAnswered && row.WithdrawnOn == null && row.TakesMail, cancellationToken));
}
