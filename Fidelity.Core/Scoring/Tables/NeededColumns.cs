using Fidelity.Core.Problems;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>What both files' headers are held to.</summary>
internal static class NeededColumns
{
    public static void Check(TextTable table, IReadOnlyList<string> needed, string header, List<Problem> problems)
    {
        problems.AddRange(needed.Where(column => table.IndexOf(column) < 0).Select(column =>
            ScoreRules.ColumnIsThere.Broken(table.File, 1, column, column, header)));
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var name = table.Columns[i];
            if (name.Length == 0)
            {
                problems.Add(ScoreRules.ColumnIsThereOnce.Broken(table.File, 1, "", $"Column {i + 1} has no name"));
            }
            else if (table.IndexOf(name) != i)
            {
                problems.Add(ScoreRules.ColumnIsThereOnce.Broken(table.File, 1, name, $"The column {name} is there twice"));
            }
        }
    }
}
