using System.Globalization;
using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Reports;
using Xunit;

namespace Fidelity.Tests.Core.Reports;

public sealed class GradeReadingsTests
{
    private const string First = "one-on-one";
    private const string Second = "choice";

    [Fact]
    public void A_grade_is_marked_only_where_its_interval_does_not_reach_the_other_ends()
    {
        var table = Table(
            [.. Scale(First, (6, 40, 35, 45), (7, 50, 42, 58), (8, 60, 55, 65)), .. Scale(Second, (6, 40, 30, 50), (7, 45, 40, 50), (8, 55, 50, 60))]);

        Assert.Equal([new(6, 6), new(7, 6), new(8, 6)], table.Grades);
        Assert.Equal([GradeStanding.Lowest, GradeStanding.Unmarked, GradeStanding.Highest], Standings(table, First));
        Assert.True(Row(table, First).StandsOut);
        Assert.All(Standings(table, Second), standing => Assert.Equal(GradeStanding.Unmarked, standing));
        Assert.Equal("", Row(table, Second).Text);
        Assert.StartsWith("In 1 of 8 practices one grade is firmly lower", table.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Grades_that_cannot_be_told_apart_are_not_called_alike()
    {
        var table = Table([.. Scale(First, (6, 40, 30, 50), (7, 45, 35, 55))]);

        Assert.Contains("does not show that each practice reaches every grade alike", table.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grade_of_few_people_is_words_and_has_no_part_in_the_comparison()
    {
        var table = Table([.. Scale(First, (6, 10, 5, 15, 4), (7, 50, 45, 55, 40), (8, 60, 52, 68, 40))]);

        var grades = Row(table, First).Grades;
        Assert.Equal("Too few people", grades[0].Scale.Text);
        Assert.Null(grades[0].Scale.Value);
        Assert.All(grades, grade => Assert.Equal(GradeStanding.Unmarked, grade.Standing));
    }

    [Fact]
    public void With_one_grade_left_there_is_nothing_to_compare()
    {
        var table = Table([.. Scale(First, (6, 40, null, null, 40), (7, 50, 45, 55, 40))]);

        Assert.Equal("Too few grades to compare", Row(table, First).Text);
    }

    [Fact]
    public void Where_every_grade_is_hidden_the_reason_stands_in_place_of_the_table()
    {
        var table = Table([.. Scale(First, (6, 40, 30, 50, 6), (7, 45, 35, 55, 7))]);

        Assert.Empty(table.Practices);
        Assert.Equal(Phrases.Why(CellState.SuppressedSmall), table.Summary);
    }

    [Fact]
    public void A_grade_says_how_many_classes_it_is_of()
    {
        var table = Table([.. Scale(First, (6, 40, null, null, 40), (7, 50, 45, 55, 40), (8, 50, 45, 55, 4), (9, 50, 45, 55, 12))]);

        Assert.Equal([new(6, 1), new(7, 6), new(8, null), new(9, null)], table.Grades);
        Assert.True(table.HasFewClasses);
    }

    [Fact]
    public void A_school_without_grades_has_no_such_table() => Assert.Empty(MadeRelease.Report().ByGrade);

    [Fact]
    public void The_grades_of_a_real_release_are_its_own_cells_and_what_is_hidden_is_listed()
    {
        var cells = MadeRelease.Cells(new MadeSchool(Grades: true, Lower: (64, 118)));
        var report = MadeRelease.Report(cells);

        Assert.Equal(["student-upper", "student-lower"], report.ByGrade.Select(table => table.Group.InstrumentId));
        foreach (var (table, row, grade) in from table in report.ByGrade from row in table.Practices from grade in row.Grades select (table, row, grade))
        {
            var dimension = report.Practices.Single(practice => practice.Dimension.Name == row.Name).Dimension.Id;
            var cell = cells.Single(cell => cell.Measure == Measure.ScaleMean && cell.Instrument == table.Group.InstrumentId && cell.Dimension == dimension
                && cell.Group == string.Create(CultureInfo.InvariantCulture, $"grade:{grade.Grade}"));
            Assert.Equal((cell.State, cell.IsPublished ? cell.Value : null), (grade.Scale.State, grade.Scale.Value));
        }

        Assert.Contains(report.ByGrade.SelectMany(table => table.Practices).SelectMany(row => row.Grades), grade => grade.Scale.IsShown);
        Assert.Equal(
            cells.Any(cell => cell.Group != CellAddress.Everybody && cell is { Measure: Measure.ScaleMean, IsPublished: false } && report.Practices.Any(practice => practice.Dimension.Id == cell.Dimension)),
            report.Suppressed.Any(note => note.What.Contains("by grade", StringComparison.Ordinal)));
    }

    private static GradeTable Table(IReadOnlyList<CandidateCell> cells) =>
        Assert.Single(MadeRelease.Report(Disclosure.Protect(cells, DisclosureRules.Default)).ByGrade);

    private static PracticeByGrade Row(GradeTable table, string practice) =>
        table.Practices.Single(row => row.Name == MadeRelease.Library.Framework.Find(practice)!.Name.In("en"));

    private static IEnumerable<GradeStanding> Standings(GradeTable table, string practice) => Row(table, practice).Grades.Select(grade => grade.Standing);

    private static IEnumerable<CandidateCell> Scale(string practice, params (int Grade, double Value, double? Low, double? High)[] grades) =>
        Scale(practice, [.. grades.Select(one => (one.Grade, one.Value, one.Low, one.High, 40))]);

    /// <summary>The school's scale and its grades'; the grades are all its students.</summary>
    private static IEnumerable<CandidateCell> Scale(string practice, params (int Grade, double Value, double? Low, double? High, int Count)[] grades)
    {
        var count = grades.Sum(grade => grade.Count);
        var whole = Cell(practice, "all", grades.Sum(grade => grade.Value * grade.Count) / count, 40, 60, count);
        return grades.Select(one => Cell(practice, string.Create(CultureInfo.InvariantCulture, $"grade:{one.Grade}"), one.Value, one.Low, one.High, one.Count)).Prepend(whole);
    }

    private static CandidateCell Cell(string practice, string group, double value, double? low, double? high, int count) =>
        new(new CellAddress(MadeRelease.School.Id, Measure.ScaleMean, RespondentRole.Student, "student-upper", practice, Group: group))
        {
            Value = value, Low = low, High = high, StandardError = low is null ? null : 2, DegreesOfFreedom = low is null ? null : 5,
            Flags = low is null ? CellFlags.OneClass : 0, Count = count, Eligible = count + 10, GroupSize = count,
        };
}
