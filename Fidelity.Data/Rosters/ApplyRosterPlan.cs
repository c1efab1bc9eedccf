using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;
using Fidelity.Core.Rosters.OneRoster;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Rosters;

/// <summary>
/// Writes a plan inside the caller's transaction: organisations, people, roles, classes, enrollments, in the order in which each needs
/// the ids of the one before. In batches, and with the change tracker emptied after each, so that memory and time grow with the size
/// of the plan and not with its square.
/// </summary>
internal sealed class ApplyRosterPlan(FidelityDb db)
{
    private const int RowsABatch = 5_000;

    /// <summary>Keys in one query: SQL Server takes 2,100 parameters.</summary>
    private const int KeysAQuery = 1_000;

    public async Task RunAsync(RosterPlan plan, CancellationToken cancellationToken)
    {
        await ApplyOrganizationsAsync(plan.Organizations, cancellationToken);
        await ApplySessionsAsync(plan.Sessions, cancellationToken);
        await ApplyPeopleAsync(plan.People, cancellationToken);

        var organizations = await db.Organizations.AsNoTracking()
            .ToDictionaryAsync(row => row.SourcedId, row => row.Id, RosterSnapshot.Keys, cancellationToken);
        var people = await db.People.AsNoTracking().Select(row => new { row.SourcedId, row.Id })
            .ToDictionaryAsync(row => row.SourcedId, row => row.Id, RosterSnapshot.Keys, cancellationToken);
        await ApplyMembershipsAsync(plan.Memberships, people, organizations, cancellationToken);
        await ApplyClassesAsync(plan.Classes, organizations, cancellationToken);

        var classes = await db.Classes.AsNoTracking().Select(row => new { row.SourcedId, row.Id })
            .ToDictionaryAsync(row => row.SourcedId, row => row.Id, RosterSnapshot.Keys, cancellationToken);
        await ApplyEnrollmentsAsync(plan.Enrollments, people, classes, cancellationToken);
    }

    private async Task ApplyOrganizationsAsync(RosterChanges<OrganizationState> changes, CancellationToken cancellationToken)
    {
        if (changes.IsEmpty)
        {
            return;
        }

        var rows = await db.Organizations.ToDictionaryAsync(row => row.SourcedId, RosterSnapshot.Keys, cancellationToken);
        foreach (var state in changes.Adds)
        {
            db.Add(rows[state.SourcedId] = new Organization(state.SourcedId, state.Kind, state.Name));
        }

        // A parent's id is known once it is saved.
        await db.SaveChangesAsync(cancellationToken);
        var added = changes.Adds.Select(state => state.SourcedId).ToHashSet(RosterSnapshot.Keys);
        foreach (var state in changes.Adds.OrderBy(state => state.Kind).Concat(changes.Changes))
        {
            Set(rows[state.SourcedId], state, rows, isNew: added.Contains(state.SourcedId));
        }

        foreach (var state in changes.Ends)
        {
            rows[state.SourcedId].End();
        }

        await SaveAsync(cancellationToken);
    }

    /// <summary>A new organisation keeps the time of the one above it, until somebody says otherwise.</summary>
    private static void Set(Organization row, OrganizationState state, Dictionary<string, Organization> rows, bool isNew)
    {
        var parent = state.Parent is null ? null : rows[state.Parent];
        row.Rename(state.Name);
        row.Becomes(state.Kind);
        row.MoveUnder(parent?.Id);
        row.Locate(isNew && parent is not null ? parent.TimeZone : row.TimeZone, state.Level);
        row.Return();
    }

    private async Task ApplySessionsAsync(RosterChanges<SessionState> changes, CancellationToken cancellationToken)
    {
        var rows = changes.IsEmpty
            ? []
            : await db.AcademicSessions.ToDictionaryAsync(row => row.SourcedId, RosterSnapshot.Keys, cancellationToken);
        db.AddRange(changes.Adds.Select(state =>
            new AcademicSession(state.SourcedId, state.Title, state.Kind, state.BeginsOn, state.EndsOn, state.SchoolYear)));
        foreach (var state in changes.Changes)
        {
            var row = rows[state.SourcedId];
            row.Describe(state.Title, state.Kind, state.BeginsOn, state.EndsOn, state.SchoolYear);
            row.Return();
        }

        foreach (var state in changes.Ends)
        {
            rows[state.SourcedId].End();
        }

        await SaveAsync(cancellationToken);
    }

    private async Task ApplyPeopleAsync(RosterChanges<PersonState> changes, CancellationToken cancellationToken)
    {
        await AddAsync(changes.Adds, state => Set(new Person(state.SourcedId, state.GivenName, state.FamilyName), state), cancellationToken);
        await ChangeAsync(
            changes, state => state.SourcedId, keys => db.People.Where(row => keys.Contains(row.SourcedId)), row => row.SourcedId, Set,
            cancellationToken);
    }

    private static Person Set(Person row, PersonState state)
    {
        if (!state.IsActive)
        {
            row.End();
            return row;
        }

        row.Rename(state.GivenName, state.FamilyName);
        row.Reach(state.Email);
        row.Place(state.Grade);
        row.Describe(state.Sex, state.RaceEthnicity);
        row.Return();
        return row;
    }

    private async Task ApplyMembershipsAsync(
        RosterChanges<MembershipState> changes, Dictionary<string, PersonId> people, Dictionary<string, OrganizationId> organizations,
        CancellationToken cancellationToken)
    {
        Membership Of(MembershipKey key) => new(people[key.Person], organizations[key.Organization], key.Role);

        await AddAsync(changes.Adds, state => Of(state.Key), cancellationToken);
        foreach (var batch in changes.Changes.Concat(changes.Ends).Chunk(KeysAQuery))
        {
            var ids = batch.Select(state => people[state.Key.Person]).Distinct().ToList();
            var rows = await db.Memberships.Where(row => ids.Contains(row.PersonId))
                .ToDictionaryAsync(row => (row.PersonId, row.OrganizationId, row.Role), cancellationToken);
            foreach (var state in batch)
            {
                var row = rows[(people[state.Key.Person], organizations[state.Key.Organization], state.Key.Role)];
                SetActive(state, row.Return, row.End);
            }

            await SaveAsync(cancellationToken);
        }
    }

    private async Task ApplyClassesAsync(
        RosterChanges<ClassState> changes, Dictionary<string, OrganizationId> organizations, CancellationToken cancellationToken)
    {
        SchoolClass Set(SchoolClass row, ClassState state)
        {
            if (state.IsActive)
            {
                row.Describe(state.Title, state.IsHomeroom);
                row.MoveTo(organizations[state.Organization]);
            }

            SetActive(state, row.Return, row.End);
            return row;
        }

        await AddAsync(
            changes.Adds, state => Set(new SchoolClass(state.SourcedId, organizations[state.Organization], state.Title), state), cancellationToken);
        await ChangeAsync(
            changes, state => state.SourcedId, keys => db.Classes.Where(row => keys.Contains(row.SourcedId)), row => row.SourcedId, Set,
            cancellationToken);
    }

    private async Task ApplyEnrollmentsAsync(
        RosterChanges<EnrollmentState> changes, Dictionary<string, PersonId> people, Dictionary<string, ClassId> classes,
        CancellationToken cancellationToken)
    {
        Enrollment Set(Enrollment row, EnrollmentState state)
        {
            if (state.IsActive)
            {
                row.MoveTo(classes[state.Class], people[state.Person], state.Role);
                row.Describe(state.IsPrimary, state.BeginsOn, state.EndsOn);
            }

            SetActive(state, row.Return, row.End);
            return row;
        }

        await AddAsync(
            changes.Adds,
            state => Set(new Enrollment(state.SourcedId, classes[state.Class], people[state.Person], state.Role), state),
            cancellationToken);
        await ChangeAsync(
            changes, state => state.SourcedId, keys => db.Enrollments.Where(row => keys.Contains(row.SourcedId)), row => row.SourcedId, Set,
            cancellationToken);
    }

    private async Task AddAsync<TState, TRow>(IReadOnlyList<TState> states, Func<TState, TRow> make, CancellationToken cancellationToken)
        where TRow : class
    {
        foreach (var batch in states.Chunk(RowsABatch))
        {
            db.AddRange(batch.Select(make));
            await SaveAsync(cancellationToken);
        }
    }

    private async Task ChangeAsync<TState, TRow>(
        RosterChanges<TState> changes, Func<TState, string> keyOf, Func<List<string>, IQueryable<TRow>> find, Func<TRow, string> keyOfRow,
        Func<TRow, TState, TRow> set, CancellationToken cancellationToken)
        where TState : RosterState
        where TRow : class
    {
        foreach (var batch in changes.Changes.Concat(changes.Ends).Chunk(KeysAQuery))
        {
            var rows = await find([.. batch.Select(keyOf)]).ToDictionaryAsync(keyOfRow, RosterSnapshot.Keys, cancellationToken);
            foreach (var state in batch)
            {
                set(rows[keyOf(state)], state);
            }

            await SaveAsync(cancellationToken);
        }
    }

    private static void SetActive(RosterState state, Action comesBack, Action ends) => (state.IsActive ? comesBack : ends)();

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
