using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>The adults of a wave's schools who have a mail address.</summary>
internal sealed class MailRecipients(FidelityDb db)
{
    private static readonly RosterRole[] Adults = [RosterRole.Principal, RosterRole.Teacher];

    private Dictionary<PersonId, string> emails = [];
    private Dictionary<OrganizationId, Organization> schools = [];

    public async Task<MailRecipients> OfAsync(WaveId wave, CancellationToken cancellationToken)
    {
        schools = await db.Organizations.AsNoTracking()
            .Where(school => db.WaveSchools.Any(row => row.WaveId == wave && row.OrganizationId == school.Id))
            .ToDictionaryAsync(school => school.Id, cancellationToken);
        emails = await db.People
            .Where(person => person.IsActive && person.Email != null && db.Memberships.Any(membership =>
                membership.PersonId == person.Id && membership.IsActive && Adults.Contains(membership.Role)
                && db.WaveSchools.Any(row => row.WaveId == wave && row.OrganizationId == membership.OrganizationId)))
            .ToDictionaryAsync(person => person.Id, person => person.Email!, cancellationToken);
        return this;
    }

    public (string Email, Organization School)? Find(Invitation invitation) =>
        invitation.PersonId is { } person && emails.TryGetValue(person, out var email) ? (email, schools[invitation.OrganizationId]) : null;
}
