using Fidelity.Core.Rosters.OneRoster;

namespace Fidelity.Data.Rosters;

/// <summary>
/// Reads a OneRoster set from a zip or a folder, without a database. What is wrong with the form is in the result's problems, beside
/// whatever could be read, so that the checks that follow can add theirs to one list.
/// </summary>
public static class ReadOneRoster
{
    public static RosterFiles From(RosterSource source)
    {
        var problems = new RosterProblems();
        using var set = SetFiles.Open(source, problems);
        if (set is null || problems.HasErrors)
        {
            return Nothing(problems);
        }

        if (ReadManifest(set, problems) is not { } manifest)
        {
            return Nothing(problems);
        }

        var tables = OneRosterTables.Of(manifest.Version);
        if (!tables.Any(table => manifest.IsBulk.ContainsKey(table.Name)))
        {
            problems.Add(RosterRules.SetSaysSomething, OneRosterTables.Manifest.FileName, 0, "",
                string.Join(", ", tables.Select(table => table.FileName)));
        }

        WarnOfOtherFiles(set, manifest, tables, problems);
        var files = tables.Where(table => manifest.IsBulk.ContainsKey(table.Name))
            .Select(table => ReadTable(set, table, manifest.IsBulk[table.Name], problems))
            .ToList();
        return new RosterFiles(manifest.Version, files, problems);
    }

    private static RosterFiles Nothing(RosterProblems problems) => new(OneRosterVersion.V12, [], problems);

    private static Manifest? ReadManifest(SetFiles set, RosterProblems problems)
    {
        if (set.OpenFile(OneRosterTables.Manifest.FileName) is not { } stream)
        {
            problems.Add(RosterRules.SetHasManifest, OneRosterTables.Manifest.FileName);
            return null;
        }

        var file = new ReadCsv(OneRosterTables.Manifest, problems).Read(stream, isBulk: true);
        return file.IsComplete ? Manifest.Read(file.Rows, problems) : null;
    }

    private static RosterFile ReadTable(SetFiles set, RosterTable table, bool isBulk, RosterProblems problems)
    {
        if (set.OpenFile(table.FileName) is { } stream)
        {
            return new ReadCsv(table, problems).Read(stream, isBulk);
        }

        problems.Add(RosterRules.ListedFileExists, OneRosterTables.Manifest.FileName, 0, "", table.FileName, isBulk ? "bulk" : "delta");
        return new RosterFile(table, isBulk, [], IsComplete: false);
    }

    private static void WarnOfOtherFiles(SetFiles set, Manifest manifest, IReadOnlyList<RosterTable> tables, RosterProblems problems)
    {
        foreach (var table in tables.Where(table => !manifest.IsBulk.ContainsKey(table.Name)
                     && set.Names.Contains(table.FileName, StringComparer.OrdinalIgnoreCase)))
        {
            problems.Add(RosterRules.AbsentFileIsAbsent, table.FileName);
        }

        var unneeded = manifest.IsBulk.Keys.Where(name => tables.All(table => table.Name != name)).Order(StringComparer.Ordinal).ToList();
        if (unneeded.Count > 0)
        {
            problems.Add(RosterRules.FileIsNeeded, OneRosterTables.Manifest.FileName, 0, "",
                string.Join(", ", unneeded.Select(name => $"{name}.csv")));
        }
    }
}
