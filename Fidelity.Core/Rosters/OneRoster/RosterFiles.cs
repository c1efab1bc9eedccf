namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>A set as it was read, not yet checked: rows of cells, and what was wrong with the form of the files.</summary>
public sealed record RosterFiles(OneRosterVersion Version, IReadOnlyList<RosterFile> Files, RosterProblems Problems)
{
    public RosterFile? Find(string table) => Files.FirstOrDefault(file => file.Table.Name == table);
}

/// <summary>The rows of one file. A bulk file is everything there is; a delta file is what has changed.</summary>
/// <param name="IsComplete">Every row is here. If not, a reference to a row that is missing says nothing, and is not reported.</param>
public sealed record RosterFile(RosterTable Table, bool IsBulk, IReadOnlyList<RosterRow> Rows, bool IsComplete = true)
{
    public string Name => Table.FileName;

    public int Column(string name) => Table.IndexOf(name);
}

/// <param name="Line">Where the row begins in the file, 1-based, the header being line 1.</param>
/// <param name="Cells">Trimmed, in the order of <see cref="RosterTable.Columns"/>.</param>
public readonly record struct RosterRow(int Line, string[] Cells)
{
    /// <summary>Every table that is read has <c>sourcedId</c> and <c>status</c> in front.</summary>
    public string SourcedId => Cells[0];

    public bool IsEnded =>
        Cells[1].Equals("tobedeleted", StringComparison.OrdinalIgnoreCase) || Cells[1].Equals("inactive", StringComparison.OrdinalIgnoreCase);

    public string this[int column] => Cells[column];
}
