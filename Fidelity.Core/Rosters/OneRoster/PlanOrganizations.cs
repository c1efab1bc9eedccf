namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>Organisations and academic sessions of a set.</summary>
internal static class PlanOrganizations
{
    public static void Lay(RosterDraft draft, RosterFiles files, OrganizationTree tree)
    {
        LaySessions(draft, files.Find(OneRosterTables.Sessions));
        if (files.Find(OneRosterTables.Organizations) is not { } file)
        {
            return;
        }

        WarnOfUnknownEnds(draft, file, files.Problems);
        foreach (var node in tree.Kept)
        {
            var before = draft.Organizations.GetValueOrDefault(node.SourcedId);
            if (node.IsActive)
            {
                draft.Organizations[node.SourcedId] = new OrganizationState(
                    node.SourcedId, node.Kind!.Value, node.Name, tree.ParentOf(node), before?.Level, IsActive: true);
            }
            else if (before is not null)
            {
                draft.Organizations[node.SourcedId] = before with { IsActive = false };
            }
        }

        // What was a school and has become a department is not an organisation any more.
        RosterDraft.EndWhere(draft.Organizations, row => tree.NearestKept(row.SourcedId) is not { } kept || kept.SourcedId != row.SourcedId);
    }

    /// <summary>
    /// Gives schools without a level the one that their students' grades say, or else their classes' and courses'. A level that is
    /// set stays: somebody may have corrected it.
    /// </summary>
    public static void InferLevels(RosterDraft draft, RosterFiles files, OrganizationTree tree)
    {
        var open = draft.Organizations.Values.Where(row => row is { Kind: OrganizationKind.School, Level: null, IsActive: true }).ToList();
        if (open.Count == 0)
        {
            return;
        }

        var students = draft.Memberships.Values
            .Where(row => row is { IsActive: true, Key.Role: RosterRole.Student })
            .Select(row => (row.Key.Organization, draft.People.GetValueOrDefault(row.Key.Person)?.Grade))
            .Where(row => row.Grade is not null)
            .ToLookup(row => row.Organization, row => row.Grade!.Value, RosterSnapshot.Keys);
        var classes = ClassGrades(files, tree).ToLookup(row => row.School, row => row.Grade, RosterSnapshot.Keys);
        foreach (var school in open)
        {
            var level = SchoolLevels.Of([.. students[school.SourcedId]]) ?? SchoolLevels.Of([.. classes[school.SourcedId]]);
            draft.Organizations[school.SourcedId] = school with { Level = level };
        }
    }

    private static IEnumerable<(string School, int Grade)> ClassGrades(RosterFiles files, OrganizationTree tree)
    {
        if (files.Find(OneRosterTables.Classes) is not { } classes)
        {
            yield break;
        }

        var courseGrades = new Dictionary<string, string>(RosterSnapshot.Keys);
        if (files.Find(OneRosterTables.Courses) is { } courses)
        {
            foreach (var row in courses.Rows)
            {
                courseGrades[row.SourcedId] = row[courses.Column("grades")];
            }
        }

        var (school, grades, course) = (classes.Column("schoolSourcedId"), classes.Column("grades"), classes.Column("courseSourcedId"));
        foreach (var row in classes.Rows.Where(row => !row.IsEnded))
        {
            var said = row[grades].Length > 0 ? row[grades] : courseGrades.GetValueOrDefault(row[course], "");
            foreach (var grade in Grades.All(said))
            {
                yield return (tree.SchoolOf(row[school])!.SourcedId, grade);
            }
        }
    }

    private static void LaySessions(RosterDraft draft, RosterFile? file)
    {
        if (file is null)
        {
            return;
        }

        var (title, type, begin) = (file.Column("title"), file.Column("type"), file.Column("startDate"));
        var (end, year) = (file.Column("endDate"), file.Column("schoolYear"));
        draft.Lay(draft.Sessions, file, (row, before) => new SessionState(
            before?.SourcedId ?? row.SourcedId,
            row[title],
            file.Table.Columns[type].Words.First(word => word.Equals(row[type], StringComparison.OrdinalIgnoreCase)),
            CellRules.Day(row[begin])!.Value,
            CellRules.Day(row[end])!.Value,
            CellRules.Year(row[year])!.Value,
            IsActive: true));
    }

    private static void WarnOfUnknownEnds(RosterDraft draft, RosterFile file, RosterProblems problems)
    {
        foreach (var row in file.Rows.Where(row => !file.IsBulk && row.IsEnded && !draft.Organizations.ContainsKey(row.SourcedId)))
        {
            problems.Add(RosterRules.DeletedRowExists, file.Name, row.Line, "sourcedId", row.SourcedId);
        }
    }
}
