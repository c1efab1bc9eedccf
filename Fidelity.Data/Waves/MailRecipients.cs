using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>The adults whom a wave may write to: still at one of its schools, with a mail address.</summary>
internal sealed class MailRecipients(FidelityDb db, InstrumentLibrary library)
{
    private static readonly RosterRole[] Adults = [RosterRole.Principal, RosterRole.Teacher];

    /// <summary>Of a wave that knows whose invitation is whose: those who have not answered, are still asked and take mail.</summary>
    public IQueryable<Invitation> Waiting(Wave wave)
    {
        var instruments = wave.Instruments.Where(key => library.InUse(key).Role != RespondentRole.Student).ToList();
        return db.Invitations.Where(row =>
            row.WaveId == wave.Id && instruments.Contains(row.Instrument) && !row.IsAnswered && row.WithdrawnOn == null && row.TakesMail
            && Reachable(wave.Id).Any(person => person.Id == row.PersonId));
    }

    /// <summary>With a mail address and a place at one of the wave's schools.</summary>
    public IQueryable<Person> Reachable(WaveId wave) => db.People.Where(person =>
        person.IsActive && person.Email != null && db.Memberships.Any(membership =>
            membership.PersonId == person.Id && membership.IsActive && Adults.Contains(membership.Role)
            && db.WaveSchools.Any(row => row.WaveId == wave && row.OrganizationId == membership.OrganizationId)));
}
