using Fidelity.Core.Problems;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>Checks what the roster says, and makes of it the people who could have answered: each counts once in a school.</summary>
internal sealed class ReadEligible(TextTable table, IReadOnlyList<string> by, List<Problem> problems)
{
    private const string Header = "school,class,person,grade[,other columns]";

    private static readonly string[] Needed = ["school", "class", "person", "grade"];

    private readonly Dictionary<(string, string), (int Line, EligiblePerson Person)> known = [];

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
        foreach (var row in table.Rows)
        {
            Named(row, school, "school");
            Named(row, person, "person");
            var groups = Array.ConvertAll(groupAt, at => at < 0 ? null : row.Cells[at]);
            Add(row.Line, new EligiblePerson(row.Cells[school], row.Cells[person], row.Cells[grade], groups));
        }

        return [.. known.Values.Select(entry => entry.Person)];
    }

    private void Add(int line, EligiblePerson person)
    {
        if (known.TryAdd((person.School, person.Person), (line, person)))
        {
            return;
        }

        var first = known[(person.School, person.Person)];
        Compare("grade", first.Person.Grade, person.Grade);
        for (var i = 0; i < by.Count; i++)
        {
            Compare(by[i], first.Person.Groups[i] ?? "", person.Groups[i] ?? "");
        }

        void Compare(string column, string before, string now)
        {
            if (before != now)
            {
                problems.Add(ScoreRules.RosterAgreesWithItself.Broken(
                    table.File, line, column, person.Person, person.School, now, before, first.Line));
            }
        }
    }

    private void Named(TextRow row, int column, string what)
    {
        if (row.Cells[column].Length == 0)
        {
            problems.Add(ScoreRules.PersonIsNamed.Broken(table.File, row.Line, what, what));
        }
    }
}
