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

        RosterDraft.EndWhere(draft.Memberships, row => !IsActive(draft.People, row.Key.Person) || !IsActive(draft.Organizations, row.Key.Organization));
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
                if (Key(draft, tree, row.SourcedId, organization, row[role], OneRosterVersion.V11) is { } key)
                {
                    draft.Memberships[key] = new MembershipState(key, IsActive: true);
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

        var end = file.Column("endDate");
        // Ended rows first: one row may end a role that another row gives again.
        foreach (var row in file.Rows.OrderBy(row => !row.IsEnded))
        {
            var key = Key(draft, tree, row[file.Column("userSourcedId")], row[file.Column("orgSourcedId")], row[file.Column("role")], OneRosterVersion.V12);
            var isHeld = !row.IsEnded && !(CellRules.Day(row[end]) < today);
            if (key is { } known && (isHeld || draft.Memberships.ContainsKey(known)))
            {
                draft.Memberships[known] = new MembershipState(known, isHeld || (draft.Memberships.GetValueOrDefault(known)?.IsActive == true && !row.IsEnded));
            }
            else if (key is null && !row.IsEnded)
            {
                problems.Add(RosterRules.OrganizationIsKept, file.Name, row.Line, "orgSourcedId", row[file.Column("orgSourcedId")]);
            }
        }
    }

    private static MembershipKey? Key(
        RosterDraft draft, OrganizationTree tree, string person, string organization, string role, OneRosterVersion version)
    {
        if (!draft.People.TryGetValue(person, out var known) || tree.NearestKept(organization) is not { } at)
        {
            return null;
        }

        return new MembershipKey(known.SourcedId, at.SourcedId, Words.Role(role, version, at.Kind!.Value));
    }

    private static bool IsActive<TState>(Dictionary<string, TState> rows, string key)
        where TState : RosterState =>
        rows.TryGetValue(key, out var row) && row.IsActive;
}
