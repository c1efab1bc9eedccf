using System.Globalization;
using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>Checks what the responses say, and makes respondents of them.</summary>
internal sealed class ReadRespondents(Instrument instrument, TextTable table, IReadOnlyList<string> by, List<Problem> problems)
{
    private const string Header = "school,class,person[,weight][,grade][,other columns],<item ids>";

    private static readonly string[] Needed = ["school", "class", "person"];

    /// <summary>Not groups of people: the school is the level, a person is one, and classrooms are never shown.</summary>
    private static readonly string[] NeverGroups = ["school", "class", "person", "weight"];

    private readonly Dictionary<(string, string), int> lineOf = [];

    public bool HasWeights { get; } = table.IndexOf("weight") >= 0;

    public List<Respondent> Read()
    {
        var (itemAt, groupAt) = (Items(), Groups());
        NeededColumns.Check(table, Needed, Header, problems);
        if (problems.Count > 0)
        {
            // Without its columns a file's rows cannot be judged one by one.
            return [];
        }

        var (school, className, person) = (table.IndexOf("school"), table.IndexOf("class"), table.IndexOf("person"));
        var (weight, grade) = (table.IndexOf("weight"), table.IndexOf("grade"));
        List<Respondent> respondents = [];
        foreach (var row in table.Rows)
        {
            Named(row, school, "school");
            Named(row, person, "person");
            Once(row, row.Cells[school], row.Cells[person]);
            respondents.Add(new Respondent(
                row.Cells[school],
                row.Cells[className],
                row.Cells[person],
                weight < 0 ? 1 : Weight(row, weight),
                grade < 0 ? "" : row.Cells[grade],
                groupAt.Length == 0 ? [] : Array.ConvertAll(groupAt, at => row.Cells[at]),
                Answers(row, itemAt)));
        }

        return respondents;
    }

    private int[] Items()
    {
        var at = instrument.Items.Select(item => table.IndexOf(item.Id)).ToArray();
        problems.AddRange(instrument.Items.Where((_, i) => at[i] < 0).Select(item =>
            ScoreRules.ItemHasColumn.Broken(table.File, 1, item.Id, item.Id)));
        return at;
    }

    private int[] Groups()
    {
        var candidates = table.Columns.Where(IsCandidate).ToList();
        foreach (var name in by.Where(name => !candidates.Exists(candidate => TextTable.IsSame(candidate, name))))
        {
            var known = candidates.Count == 0 ? "(there is none in this file)" : string.Join(", ", candidates);
            problems.Add(ScoreRules.GroupHasColumn.Broken(table.File, 1, name, name, known));
        }

        return [.. by.Select(table.IndexOf)];
    }

    private bool IsCandidate(string column) =>
        column.Length > 0
        && !NeverGroups.Contains(column, StringComparer.OrdinalIgnoreCase)
        && !instrument.Items.Any(item => TextTable.IsSame(item.Id, column));

    private void Named(TextRow row, int column, string what)
    {
        if (row.Cells[column].Length == 0)
        {
            problems.Add(ScoreRules.PersonIsNamed.Broken(table.File, row.Line, what, what));
        }
    }

    private void Once(TextRow row, string school, string person)
    {
        if (person.Length > 0 && !lineOf.TryAdd((school, person), row.Line))
        {
            problems.Add(ScoreRules.PersonOccursOnce.Broken(table.File, row.Line, "person", person, school, lineOf[(school, person)]));
        }
    }

    private double Weight(TextRow row, int column)
    {
        if (double.TryParse(row.Cells[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
            && weight > 0 && double.IsFinite(weight))
        {
            return weight;
        }

        problems.Add(ScoreRules.WeightIsAWeight.Broken(table.File, row.Line, table.Columns[column], row.Cells[column]));
        return 1;
    }

    private byte[] Answers(TextRow row, int[] itemAt)
    {
        var answers = new byte[itemAt.Length];
        for (var i = 0; i < itemAt.Length; i++)
        {
            var cell = row.Cells[itemAt[i]];
            if (cell.Length == 0)
            {
                continue;
            }

            if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && instrument.Items[i].Accepts(code))
            {
                answers[i] = (byte)code;
                continue;
            }

            var codes = string.Join(", ", instrument.Items[i].Options.Select(option => option.Code));
            problems.Add(ScoreRules.AnswerIsAnOption.Broken(table.File, row.Line, instrument.Items[i].Id, cell, codes));
        }

        return answers;
    }
}
