namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>
/// Works out what a set would change. Pure: the same files, roster and day always give the same plan, and nothing is touched. Bulk
/// files end what they do not list, delta files change what they list; who or what has ended takes its roles, classes and enrollments
/// with it.
/// </summary>
public static class PlanRoster
{
    /// <param name="today">A role that ended before this day is not held any more.</param>
    public static RosterPlan Against(RosterSnapshot snapshot, RosterFiles files, DateOnly today)
    {
        var problems = files.Problems;
        foreach (var file in files.Files)
        {
            CellRules.Check(file, problems);
            RowRules.Check(file, problems);
        }

        new References(snapshot, files).Check(problems);
        var tree = OrganizationTree.Read(snapshot, files.Find(OneRosterTables.Organizations));
        tree.Check(files.Find(OneRosterTables.Organizations), problems);
        PlanClasses.Check(files.Find(OneRosterTables.Classes), tree, problems);
        return problems.HasErrors ? RosterPlan.Refused(problems) : Draft(snapshot, files, tree, today);
    }

    private static RosterPlan Draft(RosterSnapshot snapshot, RosterFiles files, OrganizationTree tree, DateOnly today)
    {
        var draft = new RosterDraft(snapshot, files.Problems);
        PlanOrganizations.Lay(draft, files, tree);
        PlanPeople.Lay(draft, files, tree, today);
        PlanClasses.Lay(draft, files, tree);
        PlanOrganizations.InferLevels(draft, files, tree);
        var plan = new RosterPlan(
            [],
            [],
            RosterDraft.Difference(snapshot.Organizations, draft.Organizations),
            RosterDraft.Difference(snapshot.People, draft.People),
            RosterDraft.Difference(snapshot.Memberships, draft.Memberships),
            RosterDraft.Difference(snapshot.Classes, draft.Classes),
            RosterDraft.Difference(snapshot.Enrollments, draft.Enrollments),
            RosterDraft.Difference(snapshot.Sessions, draft.Sessions));
        WarnOfManyEnds(snapshot.People.Values, plan.People.Ends.Count, "people", files.Problems);
        WarnOfManyEnds(snapshot.Classes.Values, plan.Classes.Ends.Count, "classes", files.Problems);
        WarnOfManyEnds(snapshot.Enrollments.Values, plan.Enrollments.Ends.Count, "enrollments", files.Problems);
        return plan with { Warnings = files.Problems.Warnings };
    }

    private static void WarnOfManyEnds(IEnumerable<RosterState> before, int ends, string what, RosterProblems problems)
    {
        var active = before.Count(row => row.IsActive);
        if (active >= RosterLimits.ActiveRowsToWarn && ends > RosterLimits.EndedShareToWarn * active)
        {
            problems.Add(RosterRules.MostOfTheRosterStays, "", 0, "", ends, active, what);
        }
    }
}
