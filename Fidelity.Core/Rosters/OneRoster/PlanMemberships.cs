namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>
/// What people are, and where. 1.1 says it with the user: a user who is listed has exactly the roles of the row. 1.2 has rows of its
/// own: a bulk file is all of them, a delta file changes those that it lists. (A delta row that turns one role into another cannot be
/// told from a new role, since roles are kept by person, place and role: the old one must be listed as to be deleted.)
/// </summary>
internal static class PlanMemberships
{
    public static void Lay(RosterDraft draft, RosterFiles files, OrganizationTree tree, DateOnly today)
    {
        if (files.Version == OneRosterVersion.V11 && files.Find(OneRosterTables.Users) is { } users)
        {
            LayUsers(draft, users, tree, files.Problems);
        }

        if (files.Find(OneRosterTables.Roles) is { } roles)
        {
            LayRoles(draft, roles, tree, today, files.Problems);
        }

        RosterDraft.EndWhere(
            draft.Memberships, row => !IsActive(draft.People, row.Key.Person) || !IsActive(draft.Organizations, row.Key.Organization));
    }

    private static void LayUsers(RosterDraft draft, RosterFile file, OrganizationTree tree, RosterProblems problems)
    {
        var listed = file.Rows.Select(row => row.SourcedId).ToHashSet(RosterSnapshot.Keys);
        RosterDraft.EndWhere(draft.Memberships, row => file.IsBulk || listed.Contains(row.Key.Person));
        var (organizations, role) = (file.Column("orgSourcedIds"), file.Column("role"));
        foreach (var row in file.Rows.Where(row => !row.IsEnded))
        {
            foreach (var organization in References.Listed(row[organizations]))
            {
                if (tree.NearestKept(organization) is { } at)
                {
                    Give(draft, row.SourcedId, at, row[role], OneRosterVersion.V11);
                }
                else
                {
                    problems.Add(RosterRules.OrganizationIsKept, file.Name, row.Line, "orgSourcedIds", organization);
                }
            }
        }
    }

    private static void LayRoles(RosterDraft draft, RosterFile file, OrganizationTree tree, DateOnly today, RosterProblems problems)
    {
        if (file.IsBulk)
        {
            RosterDraft.EndAll(draft.Memberships);
        }

        var (user, organization, role, end) = (
            file.Column("userSourcedId"), file.Column("orgSourcedId"), file.Column("role"), file.Column("endDate"));
        bool IsHeld(RosterRow row) => !row.IsEnded && !(CellRules.Day(row[end]) < today);

        // What ends comes first: one row may end a role that another gives again.
        foreach (var row in file.Rows.OrderBy(IsHeld))
        {
            if (tree.NearestKept(row[organization]) is not { } at)
            {
                if (!row.IsEnded)
                {
                    problems.Add(RosterRules.OrganizationIsKept, file.Name, row.Line, "orgSourcedId", row[organization]);
                }
            }
            else if (IsHeld(row))
            {
                Give(draft, row[user], at, row[role], OneRosterVersion.V12);
            }
            else
            {
                Take(draft, new MembershipKey(row[user], at.SourcedId, Words.Role(row[role], OneRosterVersion.V12, at.Kind!.Value)));
            }
        }
    }

    /// <summary>A person who is not on the roster has been ended in this very set, and gets no role.</summary>
    private static void Give(RosterDraft draft, string person, OrganizationTree.Node at, string role, OneRosterVersion version)
    {
        if (draft.People.TryGetValue(person, out var known))
        {
            var key = new MembershipKey(known.SourcedId, at.SourcedId, Words.Role(role, version, at.Kind!.Value));
            draft.Memberships[key] = new MembershipState(key, IsActive: true);
        }
    }

    private static void Take(RosterDraft draft, MembershipKey key)
    {
        if (draft.Memberships.TryGetValue(key, out var held))
        {
            draft.Memberships[key] = held with { IsActive = false };
        }
    }

    private static bool IsActive<TState>(Dictionary<string, TState> rows, string key)
        where TState : RosterState =>
        rows.TryGetValue(key, out var row) && row.IsActive;
}
