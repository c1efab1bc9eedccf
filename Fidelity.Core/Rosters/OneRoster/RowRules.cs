namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>The rules that need a whole row or a whole file.</summary>
public static class RowRules
{
    public static void Check(RosterFile file, RosterProblems problems)
    {
        CheckDates(file, problems);
        CheckKeys(file, problems);
        if (!file.IsBulk)
        {
            CheckStatus(file, problems);
        }
    }

    private static void CheckDates(RosterFile file, RosterProblems problems)
    {
        var begin = Math.Max(file.Column("startDate"), file.Column("beginDate"));
        var end = file.Column("endDate");
        if (begin < 0 || end < 0)
        {
            return;
        }

        foreach (var row in file.Rows)
        {
            if (CellRules.Day(row[begin]) is { } begins && CellRules.Day(row[end]) is { } ends && ends < begins)
            {
                problems.Add(RosterRules.EndIsNotBeforeBeginning, file.Name, row.Line, "endDate", row[end], row[begin]);
            }
        }
    }

    private static void CheckKeys(RosterFile file, RosterProblems problems)
    {
        var lines = new Dictionary<string, int>(file.Rows.Count, RosterSnapshot.Keys);
        foreach (var row in file.Rows)
        {
            if (row.SourcedId.Length > 0 && !lines.TryAdd(row.SourcedId, row.Line))
            {
                problems.Add(RosterRules.SourcedIdIsUnique, file.Name, row.Line, "sourcedId", row.SourcedId, lines[row.SourcedId]);
            }
        }
    }

    private static void CheckStatus(RosterFile file, RosterProblems problems)
    {
        foreach (var row in file.Rows.Where(row => row[1].Length == 0))
        {
            problems.Add(RosterRules.DeltaRowHasAStatus, file.Name, row.Line, "status");
        }
    }
}
