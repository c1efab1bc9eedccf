using Fidelity.Core.Rosters.OneRoster;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Rosters;

/// <summary>The roster as it stands, for a plan to be worked out against.</summary>
internal static class LoadRoster
{
    public static async Task<RosterSnapshot> SnapshotAsync(FidelityDb db, CancellationToken cancellationToken)
    {
        var organizations = await db.Organizations.AsNoTracking().ToListAsync(cancellationToken);
        var organizationKeys = organizations.ToDictionary(row => row.Id, row => row.SourcedId);
        var people = await db.People.AsNoTracking().ToListAsync(cancellationToken);
        var personKeys = people.ToDictionary(row => row.Id, row => row.SourcedId);
        var classes = await db.Classes.AsNoTracking().ToListAsync(cancellationToken);
        var classKeys = classes.ToDictionary(row => row.Id, row => row.SourcedId);
        var memberships = await db.Memberships.AsNoTracking().ToListAsync(cancellationToken);
        var enrollments = await db.Enrollments.AsNoTracking().ToListAsync(cancellationToken);
        var sessions = await db.AcademicSessions.AsNoTracking().ToListAsync(cancellationToken);
        return RosterSnapshot.Of(
            organizations.Select(row => new OrganizationState(
                row.SourcedId, row.Kind, row.Name, row.ParentId is { } parent ? organizationKeys[parent] : null, row.Level, row.IsActive)),
            people.Select(row => new PersonState(
                row.SourcedId, row.GivenName, row.FamilyName, row.Email, row.Grade, row.Sex, row.RaceEthnicity, row.IsActive)),
            memberships.Select(row => new MembershipState(
                new MembershipKey(personKeys[row.PersonId], organizationKeys[row.OrganizationId], row.Role), row.IsActive)),
            classes.Select(row => new ClassState(
                row.SourcedId, organizationKeys[row.OrganizationId], row.Title, row.IsHomeroom, row.IsActive)),
            enrollments.Select(row => new EnrollmentState(
                row.SourcedId, classKeys[row.ClassId], personKeys[row.PersonId], row.Role, row.IsPrimary, row.BeginsOn, row.EndsOn, row.IsActive)),
            sessions.Select(row => new SessionState(
                row.SourcedId, row.Title, row.Kind, row.BeginsOn, row.EndsOn, row.SchoolYear, row.IsActive)));
    }
}
