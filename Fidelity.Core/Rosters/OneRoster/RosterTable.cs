namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>One file of a OneRoster set as the specification's table gives it, cut to what Fidelity needs.</summary>
/// <param name="Name">The manifest's word, e.g. <c>users</c>; the file is <c>users.csv</c>.</param>
/// <param name="Columns">The columns that are read. Each must be in the header, whether or not its cells may be blank.</param>
/// <param name="Unread">Columns of the specification that are never looked at: passwords, telephone numbers, birth dates and the like.</param>
public sealed record RosterTable(string Name, IReadOnlyList<RosterColumn> Columns, IReadOnlyList<string> Unread)
{
    public string FileName => Name + ".csv";

    public int IndexOf(string column)
    {
        for (var index = 0; index < Columns.Count; index++)
        {
            if (Columns[index].Name.Equals(column, StringComparison.OrdinalIgnoreCase))
            {
                return index;
            }
        }

        return -1;
    }
}

/// <summary>A column that is read, and what may stand in it.</summary>
/// <param name="IsRequired">A blank cell is a problem.</param>
/// <param name="MaxLength">Characters; what the database holds.</param>
public sealed record RosterColumn(string Name, CellKind Kind = CellKind.Text, bool IsRequired = false, int MaxLength = 255)
{
    /// <summary>The table whose <c>sourcedId</c> stands here, for references; otherwise empty.</summary>
    public string References { get; init; } = "";

    /// <summary>The specification's words for a <see cref="CellKind.Word"/>; case does not matter here.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What is said about another word: nothing here means that it is refused.</summary>
    public RosterRule? OtherWords { get; init; }
}

/// <summary>How the text of a column's cells is read and checked.</summary>
public enum CellKind
{
    Text,
    Word,
    Date,
    Boolean,
    Year,
    Grades,
    Email,
    Reference,

    /// <summary>Several references, separated by commas.</summary>
    References,
}
