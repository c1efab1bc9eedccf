namespace Fidelity.Core.Scoring.Tables;

/// <summary>Everybody who answered, those of a school next to each other.</summary>
/// <param name="people">In any order.</param>
/// <param name="answers">By row of the file, one byte an item in the instrument's order; 0 is not answered.</param>
/// <param name="groups">By <c>--by</c> column and row, numbers of <see cref="NamesOfFiles.Categories"/>.</param>
internal sealed class Respondents(IEnumerable<Respondent> people, byte[] answers, int items, int[][] groups)
{
    private readonly Respondent[] people = [.. people.OrderBy(person => person.School)];

    public int Count => people.Length;

    public Respondent this[int member] => people[member];

    /// <summary>By school with respondents: where they stand.</summary>
    public IReadOnlyDictionary<int, Range> OfSchools()
    {
        Dictionary<int, Range> found = [];
        for (var start = 0; start < people.Length;)
        {
            var end = start;
            while (end < people.Length && people[end].School == people[start].School)
            {
                end++;
            }

            found[people[start].School] = start..end;
            start = end;
        }

        return found;
    }

    public ReadOnlySpan<byte> AnswersOf(int member) => answers.AsSpan(people[member].Row * items, items);

    /// <param name="column">Place among the <c>--by</c> columns.</param>
    public int GroupOf(int member, int column) => groups[column][people[member].Row];
}
