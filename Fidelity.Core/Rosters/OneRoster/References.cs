namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>
/// What the rows name in other files. A bulk file is complete, so that what it lacks does not exist; beside a delta file, or where a
/// file is absent, the roster itself counts too.
/// </summary>
public sealed class References(RosterSnapshot snapshot, RosterFiles files)
{
    private readonly Dictionary<string, Target> targets = [];

    public void Check(RosterProblems problems)
    {
        foreach (var file in files.Files)
        {
            for (var index = 0; index < file.Table.Columns.Count; index++)
            {
                if (file.Table.Columns[index].References.Length > 0)
                {
                    CheckColumn(file, index, problems);
                }
            }
        }
    }

    private void CheckColumn(RosterFile file, int index, RosterProblems problems)
    {
        var column = file.Table.Columns[index];
        var target = TargetOf(column.References);
        if (!target.CanBeChecked)
        {
            return;
        }

        foreach (var row in file.Rows.Where(row => !row.IsEnded && row[index].Length > 0))
        {
            if (column.Kind != CellKind.References)
            {
                CheckOne(file, row, column, row[index], target, problems);
                continue;
            }

            foreach (var one in Listed(row[index]))
            {
                CheckOne(file, row, column, one, target, problems);
            }
        }
    }

    /// <summary>The references of one cell.</summary>
    public static IEnumerable<string> Listed(string cell) =>
        cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static void CheckOne(
        RosterFile file, RosterRow row, RosterColumn column, string named, Target target, RosterProblems problems)
    {
        if (target.IsActive(named) is not { } isActive)
        {
            problems.Add(RosterRules.ReferenceExists, file.Name, row.Line, column.Name, column.Name, named, target.Where);
        }
        else if (!isActive && column.Name == "parentSourcedId")
        {
            problems.Add(RosterRules.ParentStays, file.Name, row.Line, column.Name, named);
        }
        else if (!isActive && column.References != OneRosterTables.Courses)
        {
            problems.Add(RosterRules.WhatIsNamedStays, file.Name, row.Line, column.Name, column.Name, named);
        }
    }

    private Target TargetOf(string table)
    {
        if (!targets.TryGetValue(table, out var target))
        {
            targets[table] = target = MakeTarget(table);
        }

        return target;
    }

    private Target MakeTarget(string table)
    {
        var file = files.Find(table);
        var rows = new Dictionary<string, bool>(RosterSnapshot.Keys);
        foreach (var row in file?.Rows ?? [])
        {
            rows[row.SourcedId] = !row.IsEnded;
        }

        Func<string, bool?> onRoster = table switch
        {
            OneRosterTables.Organizations => key => snapshot.Organizations.GetValueOrDefault(key)?.IsActive,
            OneRosterTables.Users => key => snapshot.People.GetValueOrDefault(key)?.IsActive,
            OneRosterTables.Classes => key => snapshot.Classes.GetValueOrDefault(key)?.IsActive,
            _ => _ => null,
        };
        var isKept = table is OneRosterTables.Organizations or OneRosterTables.Users or OneRosterTables.Classes;
        return new Target(
            rows,
            file is { IsBulk: true } ? _ => null : onRoster,
            file switch
            {
                null => $"on the roster ({table}.csv is not in the set)",
                { IsBulk: true } => $"in {table}.csv",
                _ => $"in {table}.csv or on the roster",
            },
            // Courses are not kept, so that only a complete file of them can be held against a class.
            file is { IsComplete: true } ? isKept || file.IsBulk : file is null && isKept);
    }

    private sealed record Target(Dictionary<string, bool> Rows, Func<string, bool?> OnRoster, string Where, bool CanBeChecked)
    {
        /// <summary>Null where there is no such row.</summary>
        public bool? IsActive(string key) => Rows.TryGetValue(key, out var isActive) ? isActive : OnRoster(key);
    }
}
