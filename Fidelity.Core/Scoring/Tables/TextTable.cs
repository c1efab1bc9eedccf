namespace Fidelity.Core.Scoring.Tables;

/// <summary>A file of rows and columns as text, right in form: every row has as many cells as there are columns.</summary>
/// <param name="File">As the user names it.</param>
public sealed record TextTable(string File, IReadOnlyList<string> Columns, IReadOnlyList<TextRow> Rows)
{
    /// <summary>-1 when there is none; names are compared without regard to capitals.</summary>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (IsSame(Columns[i], column))
            {
                return i;
            }
        }

        return -1;
    }

    internal static bool IsSame(string column, string other) => column.Equals(other, StringComparison.OrdinalIgnoreCase);
}

/// <param name="Line">1-based line of the file.</param>
public readonly record struct TextRow(int Line, IReadOnlyList<string> Cells);
