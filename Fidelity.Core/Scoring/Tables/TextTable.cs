using System.Runtime.InteropServices;
using System.Text;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>
/// A file of rows and columns as text, right in form: every row has as many cells as there are columns. The cells stand one after the
/// other in one piece of memory, since a state's file has a hundred million of them.
/// </summary>
/// <param name="file">As the user names it.</param>
public sealed class TextTable(string file, IReadOnlyList<string> columns)
{
    private readonly List<byte> cells = [];
    private readonly List<int> ends = [];
    private readonly List<int> lines = [];

    public string File { get; } = file;

    public IReadOnlyList<string> Columns { get; } = columns;

    public int Rows => lines.Count;

    /// <summary>Begins a row, whose cells are then added from left to right.</summary>
    /// <param name="line">1-based line of the file.</param>
    public void AddRow(int line) => lines.Add(line);

    /// <param name="cell">UTF-8 without space around it.</param>
    public void AddCell(ReadOnlySpan<byte> cell)
    {
        cells.AddRange(cell);
        ends.Add(cells.Count);
    }

    /// <summary>1-based line of the file.</summary>
    public int LineOf(int row) => lines[row];

    /// <summary>UTF-8.</summary>
    public ReadOnlySpan<byte> Cell(int row, int column)
    {
        var place = (row * Columns.Count) + column;
        var start = place == 0 ? 0 : ends[place - 1];
        return CollectionsMarshal.AsSpan(cells)[start..ends[place]];
    }

    public string TextOf(int row, int column) => Encoding.UTF8.GetString(Cell(row, column));

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
