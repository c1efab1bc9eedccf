namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>Classes of a set and who is in them.</summary>
internal static class PlanClasses
{
    public static void Check(RosterFile? file, OrganizationTree tree, RosterProblems problems)
    {
        if (file is null)
        {
            return;
        }

        var school = file.Column("schoolSourcedId");
        foreach (var row in file.Rows.Where(row => !row.IsEnded))
        {
            // An organisation that does not exist, or whose parent does not, has been reported with the references.
            if (tree.IsWhole(row[school]) && tree.SchoolOf(row[school]) is null)
            {
                problems.Add(RosterRules.ClassHasASchool, file.Name, row.Line, "schoolSourcedId", row[school]);
            }
        }
    }

    public static void Lay(RosterDraft draft, RosterFiles files, OrganizationTree tree)
    {
        LayClasses(draft, files.Find(OneRosterTables.Classes), tree);
        RosterDraft.EndWhere(draft.Classes, row => draft.Organizations.GetValueOrDefault(row.Organization) is not { IsActive: true });
        LayEnrollments(draft, files.Find(OneRosterTables.Enrollments));
        RosterDraft.EndWhere(draft.Enrollments, row =>
            draft.Classes.GetValueOrDefault(row.Class) is not { IsActive: true }
            || draft.People.GetValueOrDefault(row.Person) is not { IsActive: true });
    }

    private static void LayClasses(RosterDraft draft, RosterFile? file, OrganizationTree tree)
    {
        if (file is null)
        {
            return;
        }

        var (school, title, type) = (file.Column("schoolSourcedId"), file.Column("title"), file.Column("classType"));
        draft.Lay(draft.Classes, file, (row, before) => new ClassState(
            before?.SourcedId ?? row.SourcedId,
            tree.SchoolOf(row[school])!.SourcedId,
            row[title],
            row[type].Equals("homeroom", StringComparison.OrdinalIgnoreCase),
            IsActive: true));
    }

    private static void LayEnrollments(RosterDraft draft, RosterFile? file)
    {
        if (file is null)
        {
            return;
        }

        var (classes, user, role) = (file.Column("classSourcedId"), file.Column("userSourcedId"), file.Column("role"));
        var (primary, begin, end) = (file.Column("primary"), file.Column("beginDate"), file.Column("endDate"));
        draft.Lay(draft.Enrollments, file, (row, before) => new EnrollmentState(
            before?.SourcedId ?? row.SourcedId,
            draft.Classes.GetValueOrDefault(row[classes])?.SourcedId ?? row[classes],
            draft.People.GetValueOrDefault(row[user])?.SourcedId ?? row[user],
            Words.RoleInClass(row[role]),
            CellRules.Truth(row[primary]) ?? false,
            CellRules.Day(row[begin]),
            CellRules.Day(row[end]),
            IsActive: true));
    }
}
