using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>The people at a wave's schools, with the classes that they are in today by the wave's clock.</summary>
internal sealed class WaveRoster(FidelityDb db)
{
    private static readonly RosterRole[] Asked = [RosterRole.Principal, RosterRole.Teacher, RosterRole.Student];

    public Task<IReadOnlyList<RosterPerson>> LoadAsync(Wave wave, DateTime now, CancellationToken cancellationToken) =>
        LoadAsync(wave, db.WaveSchools.Where(row => row.WaveId == wave.Id).Select(row => row.OrganizationId), now, cancellationToken);

    /// <param name="schools">Of the wave's, those that matter now: nothing is known of who else is at another one.</param>
    public async Task<IReadOnlyList<RosterPerson>> LoadAsync(
        Wave wave, IQueryable<OrganizationId> schools, DateTime now, CancellationToken cancellationToken)
    {
        var members = await (
            from membership in db.Memberships
            join person in db.People on membership.PersonId equals person.Id
            where membership.IsActive && person.IsActive && schools.Contains(membership.OrganizationId) && Asked.Contains(membership.Role)
            select new { person.Id, person.Grade, membership.OrganizationId, membership.Role }).ToListAsync(cancellationToken);

        var today = SchoolClock.DayOf(now, wave.TimeZone);
        var places = await (
            from enrollment in db.Enrollments
            join schoolClass in db.Classes on enrollment.ClassId equals schoolClass.Id
            where enrollment.IsActive && schoolClass.IsActive && schools.Contains(schoolClass.OrganizationId)
                && (enrollment.BeginsOn == null || enrollment.BeginsOn <= today)
                && (enrollment.EndsOn == null || enrollment.EndsOn >= today)
            select new
            {
                enrollment.PersonId, schoolClass.OrganizationId, ClassId = schoolClass.Id, enrollment.Role, schoolClass.IsHomeroom,
                enrollment.IsPrimary,
            }).ToListAsync(cancellationToken);

        var placesOf = places.ToLookup(
            row => row.PersonId,
            row => new RosterPlace(row.OrganizationId, row.ClassId, row.Role, row.IsHomeroom, row.IsPrimary));
        return
        [
            .. members.GroupBy(row => (row.Id, row.Grade)).Select(rows => new RosterPerson(
                rows.Key.Id, rows.Key.Grade, [.. rows.Select(row => (row.OrganizationId, row.Role))], [.. placesOf[rows.Key.Id]])),
        ];
    }
}
