using Fidelity.Core.Problems;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>Checks what the roster says, and makes of it the people who could have answered: each counts once in a school.</summary>
internal sealed class ReadEligible(TextTable table, IReadOnlyList<string> by, NamesOfFiles names, List<Problem> problems)
{
    private const string Header = "school,class,person,grade[,other columns]";

    private static readonly string[] Needed = ["school", "class", "person", "grade"];

    private readonly Dictionary<(int School, int Person), (int Row, EligiblePerson Person)> known = [];

    public IReadOnlyList<EligiblePerson> Read()
    {
        var before = problems.Count;
        NeededColumns.Check(table, Needed, Header, problems);
        if (problems.Count > before)
        {
            return [];
        }

        var (school, person, grade) = (table.IndexOf("school"), table.IndexOf("person"), table.IndexOf("grade"));
        var groupAt = by.Select(table.IndexOf).ToArray();
        for (var row = 0; row < table.Rows; row++)
        {
            Named(row, school, "school");
            Named(row, person, "person");
            var groups = new int?[groupAt.Length];
            for (var column = 0; column < groups.Length; column++)
            {
                groups[column] = groupAt[column] < 0 ? null : names.Categories[column].NumberOf(table.Cell(row, groupAt[column]));
            }

            Add(row, new EligiblePerson(
                names.Schools.NumberOf(table.Cell(row, school)),
                names.Persons.NumberOf(table.Cell(row, person)),
                table.Cell(row, grade) is { IsEmpty: false } known ? names.Grades.NumberOf(known) : null,
                groups));
        }

        return [.. known.Values.Select(entry => entry.Person)];
    }

    private void Add(int row, EligiblePerson person)
    {
        if (known.TryAdd((person.School, person.Person), (row, person)))
        {
            return;
        }

        Compare("grade");
        foreach (var column in by)
        {
            Compare(column);
        }

        void Compare(string column)
        {
            var (at, first) = (table.IndexOf(column), known[(person.School, person.Person)].Row);
            if (at >= 0 && !table.Cell(row, at).SequenceEqual(table.Cell(first, at)))
            {
                problems.Add(ScoreRules.RosterAgreesWithItself.Broken(
                    table.File, table.LineOf(row), column, names.Persons[person.Person], names.Schools[person.School],
                    table.TextOf(row, at), table.TextOf(first, at), table.LineOf(first)));
            }
        }
    }

    private void Named(int row, int column, string what)
    {
        if (table.Cell(row, column).IsEmpty)
        {
            problems.Add(ScoreRules.PersonIsNamed.Broken(table.File, table.LineOf(row), what, what));
        }
    }
}
