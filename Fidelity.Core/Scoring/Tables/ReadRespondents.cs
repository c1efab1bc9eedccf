using System.Globalization;
using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>Checks what the responses say, and makes respondents of them.</summary>
internal sealed class ReadRespondents(Instrument instrument, TextTable table, IReadOnlyList<string> by, NamesOfFiles names, List<Problem> problems)
{
    private const string Header = "school,class,person[,weight][,grade][,other columns],<item ids>";

    private static readonly string[] Needed = ["school", "class", "person"];

    /// <summary>Not groups of people: the school is the level, a person is one, and classrooms are never shown.</summary>
    private static readonly string[] NeverGroups = ["school", "class", "person", "weight"];

    private readonly int[][] codes = [.. instrument.Items.Select(item => item.Options.Select(option => option.Code).ToArray())];
    private readonly Dictionary<(int School, int Person), int> lineOf = [];

    public bool HasWeights { get; } = table.IndexOf("weight") >= 0;

    public Respondents Read()
    {
        var (itemAt, groupAt) = (Items(), Groups());
        NeededColumns.Check(table, Needed, Header, problems);
        if (problems.Count > 0)
        {
            // Without its columns a file's rows cannot be judged one by one.
            return new Respondents([], [], itemAt.Length, []);
        }

        var (school, className, person) = (table.IndexOf("school"), table.IndexOf("class"), table.IndexOf("person"));
        var (weight, grade) = (table.IndexOf("weight"), table.IndexOf("grade"));
        var people = new Respondent[table.Rows];
        var answers = new byte[table.Rows * itemAt.Length];
        var groups = Array.ConvertAll(groupAt, _ => new int[table.Rows]);
        for (var row = 0; row < people.Length; row++)
        {
            Named(row, school, "school");
            Named(row, person, "person");
            people[row] = new Respondent(
                row,
                names.Schools.NumberOf(table.Cell(row, school)),
                names.Persons.NumberOf(table.Cell(row, person)),
                table.Cell(row, className) is { IsEmpty: false } known ? names.Classes.NumberOf(known) : null,
                grade >= 0 && table.Cell(row, grade) is { IsEmpty: false } said ? names.Grades.NumberOf(said) : null,
                weight < 0 ? 1 : Weight(row, weight));
            Once(people[row]);
            Answers(row, itemAt, answers.AsSpan(row * itemAt.Length, itemAt.Length));
            for (var column = 0; column < groups.Length; column++)
            {
                groups[column][row] = names.Categories[column].NumberOf(table.Cell(row, groupAt[column]));
            }
        }

        return new Respondents(people, answers, itemAt.Length, groups);
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

    private void Named(int row, int column, string what)
    {
        if (table.Cell(row, column).IsEmpty)
        {
            problems.Add(ScoreRules.PersonIsNamed.Broken(table.File, table.LineOf(row), what, what));
        }
    }

    private void Once(Respondent respondent)
    {
        var line = table.LineOf(respondent.Row);
        var person = names.Persons[respondent.Person];
        if (person.Length > 0 && !lineOf.TryAdd((respondent.School, respondent.Person), line))
        {
            problems.Add(ScoreRules.PersonOccursOnce.Broken(
                table.File, line, "person", person, names.Schools[respondent.School], lineOf[(respondent.School, respondent.Person)]));
        }
    }

    private double Weight(int row, int column)
    {
        if (double.TryParse(table.Cell(row, column), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
            && weight > 0 && double.IsFinite(weight))
        {
            return weight;
        }

        problems.Add(ScoreRules.WeightIsAWeight.Broken(table.File, table.LineOf(row), table.Columns[column], table.TextOf(row, column)));
        return 1;
    }

    private void Answers(int row, int[] itemAt, Span<byte> answers)
    {
        for (var i = 0; i < itemAt.Length; i++)
        {
            var cell = table.Cell(row, itemAt[i]);
            if (cell.IsEmpty)
            {
                continue;
            }

            if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && codes[i].AsSpan().Contains(code))
            {
                answers[i] = (byte)code;
                continue;
            }

            problems.Add(ScoreRules.AnswerIsAnOption.Broken(
                table.File, table.LineOf(row), instrument.Items[i].Id, table.TextOf(row, itemAt[i]), string.Join(", ", codes[i])));
        }
    }
}
