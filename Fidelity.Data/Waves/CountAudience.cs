using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>
/// How many a wave asks, school by school. From the roster it counts instead of working the audience out person by person, so that a state's
/// thousand schools take a moment: a student at two of the schools counts at both.
/// </summary>
internal sealed class CountAudience(FidelityDb db, InstrumentLibrary library)
{
    private static readonly RosterRole[] AdultsByPrecedence = [RosterRole.Principal, RosterRole.Teacher];

    public async Task<IReadOnlyList<AudienceCount>> OnRosterAsync(
        IReadOnlyCollection<OrganizationId> schools, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        Instrument[] instruments = [.. keys.Select(library.Find).OfType<Instrument>()];
        var students = await (
            from membership in db.Memberships
            join person in db.People on membership.PersonId equals person.Id
            where membership.IsActive && person.IsActive && membership.Role == RosterRole.Student && schools.Contains(membership.OrganizationId)
            group person by new { membership.OrganizationId, person.Grade } into grade
            select new { grade.Key.OrganizationId, grade.Key.Grade, Count = grade.Count() }).ToListAsync(cancellationToken);
        var adults = await (
            from membership in db.Memberships
            join person in db.People on membership.PersonId equals person.Id
            where membership.IsActive && person.IsActive && AdultsByPrecedence.Contains(membership.Role) && schools.Contains(membership.OrganizationId)
            select new { membership.OrganizationId, membership.Role, person.Id, HasMail = person.Email != null }).ToListAsync(cancellationToken);
        return
        [
            .. from row in students
               let instrument = instruments.FirstOrDefault(one => one.IsFor(RespondentRole.Student, row.Grade))
               where instrument is not null
               group row by (row.OrganizationId, instrument) into one
               select new AudienceCount(one.Key.OrganizationId, one.Key.instrument, one.Sum(row => row.Count), WithMail: 0),
            .. from row in adults
               let instrument = instruments.FirstOrDefault(one => one.IsFor(row.Role == RosterRole.Principal ? RespondentRole.Principal : RespondentRole.Teacher, null))
               where instrument is not null
               group (row.OrganizationId, row.Role, row.HasMail, instrument) by row.Id into person
               select person.MinBy(row => (Array.IndexOf(AdultsByPrecedence, row.Role), row.OrganizationId.Value)) into row
               group row by (row.OrganizationId, row.instrument) into one
               select new AudienceCount(one.Key.OrganizationId, one.Key.instrument, one.Count(), one.Count(row => row.HasMail)),
        ];
    }

    /// <summary>Of an open wave with names: everybody asked, answered or not. Who still has to would tell of a principal, who is one person.</summary>
    public async Task<IReadOnlyList<AudienceCount>> InvitedAsync(WaveId wave, CancellationToken cancellationToken)
    {
        var rows = await db.Invitations
            .Where(row => row.WaveId == wave)
            .Where(Invitation.Counts)
            .GroupBy(row => new { row.OrganizationId, row.Instrument })
            .Select(group => new
            {
                group.Key.OrganizationId,
                group.Key.Instrument,
                Asked = group.Count(),
                WithMail = group.Count(row => db.People.Any(person => person.Id == row.PersonId && person.Email != null)),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new AudienceCount(row.OrganizationId, library.InUse(row.Instrument), row.Asked, row.WithMail))];
    }
}
