using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;

namespace Fidelity.Core.Reports;

/// <summary>
/// Lays the grades side by side. A grade's gap to the rest is not given: the released figures hold no covariance between a grade and the
/// rest of its school, so it would have no interval. Instead, the highest and the lowest grade are named where their intervals do not
/// overlap, which asks for more than a test of the two would.
/// </summary>
internal static class GradeReadings
{
    /// <summary>One table a questionnaire; none where its figures are not given by grade.</summary>
    /// <param name="practices">In the order of the rows.</param>
    public static IReadOnlyList<GradeTable> Of(IEnumerable<(RespondentGroup Group, Instrument Instrument)> asked, IReadOnlyList<DimensionResult> practices, CellBook book) =>
    [
        .. asked.Select(one => TableOf(one.Group, [.. practices.Where(practice => one.Instrument.Scale(practice.Id).Any())], book)).Where(table => table.Grades.Count > 0),
    ];

    private static GradeTable TableOf(RespondentGroup group, IReadOnlyList<DimensionResult> practices, CellBook book)
    {
        var grades = book.GradesOf(group.InstrumentId);
        var rows = practices.Select(practice => RowOf(
            practice.Name, [.. grades.Select(grade => (grade, Figure.Of(book.FindScale(group.InstrumentId, practice.Id, grade))))])).ToList();
        var hidden = rows.SelectMany(row => row.Grades).Select(grade => grade.Scale.State).Where(state => state is not (CellState.Published or CellState.NotAsked)).Distinct().Order().ToList();
        return rows.Exists(row => row.Grades.Any(grade => grade.Scale.IsShown))
            ? new(group, [.. grades.Select(Column)], rows, SummaryOf(rows))
            : new(group, [.. grades.Select(Column)], [], string.Join(' ', hidden.Select(Phrases.Why)));

        GradeColumn Column(int grade) => new(grade, practices.Max(practice => ClassesBehind(book.FindScale(group.InstrumentId, practice.Id, grade))));
    }

    // Within a school the classes are the sampling units, so the degrees of freedom are one fewer.
    private static int? ClassesBehind(ReleasedCell? cell) => cell switch
    {
        { IsPublished: true } when cell.Flags.HasFlag(CellFlags.OneClass) => 1,
        { IsPublished: true, DegreesOfFreedom: { } classes } => (int)Math.Round(classes) + 1,
        _ => null,
    };

    private static PracticeByGrade RowOf(string name, IReadOnlyList<(int Grade, Figure Scale)> grades)
    {
        var compared = grades.Where(one => one.Scale.HasInterval).OrderBy(one => one.Scale.Value).ToList();
        if (compared.Count < 2)
        {
            return new(name, [.. grades.Select(one => new GradeScore(one.Grade, one.Scale, GradeStanding.Unmarked))], "Too few grades to compare");
        }

        var (lowest, highest) = (compared[0], compared[^1]);
        var apart = lowest.Scale.High < highest.Scale.Low;
        return new(
            name,
            [.. grades.Select(one => new GradeScore(one.Grade, one.Scale, !apart ? GradeStanding.Unmarked
                : one == lowest ? GradeStanding.Lowest : one == highest ? GradeStanding.Highest : GradeStanding.Unmarked))],
            "");
    }

    private static string SummaryOf(List<PracticeByGrade> rows)
    {
        var apart = rows.Where(row => row.StandsOut).Select(row => row.Name).ToList();
        return apart.Count == 0
            ? "In no practice can the grades be told apart: all intervals overlap. That does not show that each practice reaches every grade alike."
            : $"In {apart.Count} of {rows.Count} practices one grade is firmly lower than another: {string.Join("; ", apart)}. In the others the grades cannot be told apart, which does not show that they are alike.";
    }
}
