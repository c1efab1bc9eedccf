using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Core.Waves;
using Xunit;

namespace Fidelity.Tests.Core.Waves;

public sealed class SchoolRatesTests
{
    [Fact]
    public void A_school_of_large_classes_is_shown_by_grade_and_class()
    {
        var students = Students((3, 1, 20, 15), (3, 2, 22, 11), (4, 3, 18, 0));

        Assert.Equal((60, 26), (students.Asked, students.Answered));
        Assert.Equal([(42, 26), (18, 0)], students.Grades.Select(grade => (grade.Grade.Asked, grade.Grade.Answered)));
        Assert.Equal([(20, 15), (22, 11)], students.Grades[0].Classes.Select(row => (row.Asked, row.Answered)));
        Assert.All(students.Grades.SelectMany(grade => grade.Classes), row => Assert.False(row.IsBand));
    }

    [Fact]
    public void A_small_class_is_shown_with_the_smallest_other_one_and_as_a_quarter()
    {
        var grade = Assert.Single(Students((3, 1, 20, 15), (3, 2, 22, 11), (3, 3, 4, 4)).Grades);

        Assert.Equal([new ClassId(2)], grade.Classes[0].Members.OfType<ClassId>());
        var together = grade.Classes[1];
        Assert.Equal([new ClassId(1), new ClassId(3)], together.Members.OfType<ClassId>());
        // 19 of 24.
        Assert.True(together.IsBand);
        Assert.Equal(3, together.Quarter);
    }

    [Fact]
    public void Small_classes_that_are_enough_together_leave_the_others_alone()
    {
        var grade = Assert.Single(Students((3, 1, 20, 15), (3, 2, 2, 1), (3, 3, 4, 4)).Grades);

        Assert.Equal([1, 2], grade.Classes.Select(row => row.Members.Count));
    }

    [Fact]
    public void A_mixed_class_is_divided_by_grade_so_that_grades_and_classes_cannot_be_held_against_each_other()
    {
        // Class 1 has one student of the fourth grade: its whole, less its third graders, would be that student.
        var grades = Students((3, 1, 10, 6), (4, 1, 1, 1), (4, 2, 15, 8)).Grades;

        Assert.Equal([new ClassId(1)], Assert.Single(grades[0].Classes).Members.OfType<ClassId>());
        Assert.Equal([new ClassId(1), new ClassId(2)], Assert.Single(grades[1].Classes).Members.OfType<ClassId>());
    }

    [Fact]
    public void Of_one_principal_nothing_is_shown()
    {
        var rates = SchoolRates.Of([new RateCell(RespondentRole.Principal, null, null, 1, 1), new RateCell(RespondentRole.Teacher, null, null, 12, 3)], byGrade: true);

        Assert.Equal([(RespondentRole.Teacher, (int?)3), (RespondentRole.Principal, null)], rates.Roles.Select(role => (role.Role, role.Answered)));
    }

    [Theory]
    [InlineData(0, 8, 0)]
    [InlineData(1, 8, 0)]
    [InlineData(2, 8, 1)]
    [InlineData(4, 8, 2)]
    [InlineData(6, 8, 3)]
    [InlineData(8, 8, 3)]
    public void A_band_is_a_quarter_and_the_last_one_holds_everybody(int answered, int asked, int quarter) =>
        Assert.Equal(quarter, new RateGroup<int>([1, 2], [new RateCell(RespondentRole.Student, 3, null, asked, answered)]).Quarter);

    /// <summary>
    /// The attacker subtracts in every way: whatever group of cells has a sum that follows from the sums shown is a sum of what is shown
    /// last. So it is enough that those parts do not overlap, make up every whole above them, and are five people or more each.
    /// </summary>
    [Fact]
    public void Nothing_that_is_shown_or_left_by_subtraction_is_about_fewer_than_five_people()
    {
        var random = new SeededRandom(4, "school rates");
        for (var school = 0; school < 2_000; school++)
        {
            var cells = Cells(random);
            if (cells.Sum(cell => cell.Asked) < RateGroups.FewestAsked)
            {
                Assert.Null(Of(cells).Answered);
                continue;
            }

            var students = Of(cells);
            var parts = students.Grades.SelectMany(grade => grade.Classes).ToList();
            Assert.All(parts, part => Assert.True(part.Asked >= RateGroups.FewestAsked));
            Assert.Equal(Sorted(cells), Sorted(parts.SelectMany(part => part.Cells)));
            Assert.All(students.Grades, grade => Assert.Equal(Sorted(grade.Grade.Cells), Sorted(grade.Classes.SelectMany(part => part.Cells))));
            Assert.All(parts, part => Assert.Equal(part.Members.Count > 1, part.IsBand));
        }
    }

    /// <summary>
    /// By trying every school that looks the same: unless everybody or nobody of at least five has answered, another number of answers
    /// is possible in each cell of fewer than five, and each number that no neighbour rules out.
    /// </summary>
    [Fact]
    public void How_many_have_answered_in_a_small_class_cannot_be_told_from_what_is_shown()
    {
        var random = new SeededRandom(5, "school rates");
        var small = 0;
        for (var school = 0; school < 150; school++)
        {
            var cells = Cells(random).Take(4).ToList();
            var shown = Shown(Of(cells));
            foreach (var hidden in cells.Where(cell => cell.Asked < RateGroups.FewestAsked && !IsUnanimous(cell, Of(cells))))
            {
                small++;
                var possible = Answers(cells).Where(other => Shown(Of(other)) == shown)
                    .Select(other => other.Single(cell => (cell.Grade, cell.Class) == (hidden.Grade, hidden.Class)).Answered).Distinct().Count();
                Assert.True(possible > 1, $"{hidden} can be told from {shown}");
            }
        }

        Assert.True(small > 50);
    }

    /// <summary>The groups must not tell by themselves: the same people asked are divided in the same way, whoever has answered.</summary>
    [Fact]
    public void How_a_school_is_divided_does_not_depend_on_the_answers()
    {
        var random = new SeededRandom(6, "school rates");
        for (var school = 0; school < 500; school++)
        {
            var cells = Cells(random);
            var others = cells.Select(cell => cell with { Answered = random.Below(cell.Asked + 1) }).ToList();

            Assert.Equal(Division(Of(cells)), Division(Of(others)));
        }
    }

    private static bool IsUnanimous(RateCell cell, RoleRates students) =>
        students.Grades.SelectMany(grade => grade.Classes).FirstOrDefault(part => part.Cells.Contains(cell)) is { } part
            && (part.Answered == 0 || part.Answered == part.Asked);

    private static IEnumerable<List<RateCell>> Answers(IReadOnlyList<RateCell> cells) => cells.Aggregate(
        (IEnumerable<List<RateCell>>)[[]],
        (made, cell) => made.SelectMany(begun => Enumerable.Range(0, cell.Asked + 1).Select(answered => begun.Append(cell with { Answered = answered }).ToList())));

    private static string Shown(RoleRates students) => string.Join(
        "; ",
        students.Grades.SelectMany(grade => grade.Classes.Select(Say).Prepend(Say(grade.Grade))).Prepend($"{students.Answered} of {students.Asked}"));

    private static string Say<T>(RateGroup<T> group) => group.IsBand ? $"quarter {group.Quarter} of {group.Asked}" : $"{group.Answered} of {group.Asked}";

    private static string Division(RoleRates students) => string.Join(
        "; ", students.Grades.SelectMany(grade => grade.Classes.Select(part => $"{string.Join(',', grade.Grade.Members)}: {string.Join(',', part.Members)}")));

    private static List<RateCell> Sorted(IEnumerable<RateCell> cells) => [.. cells.OrderBy(cell => cell.Grade).ThenBy(cell => cell.Class?.Value)];

    /// <summary>One to eight cells of one to nine students, of few grades and classes, so that classes are mixed and many are small.</summary>
    private static List<RateCell> Cells(SeededRandom random)
    {
        var count = 1 + random.Below(8);
        return
        [
            .. Enumerable.Range(0, count)
                .Select(_ => (Grade: (int?)(3 + random.Below(3)), Class: random.Below(5) is var one && one > 0 ? new ClassId(one) : (ClassId?)null, Asked: 1 + random.Below(7)))
                .DistinctBy(cell => (cell.Grade, cell.Class))
                .Select(cell => new RateCell(RespondentRole.Student, cell.Grade, cell.Class, cell.Asked, random.Below(cell.Asked + 1))),
        ];
    }

    private static RoleRates Students(params (int Grade, int Class, int Asked, int Answered)[] cells) =>
        Of([.. cells.Select(cell => new RateCell(RespondentRole.Student, cell.Grade, new ClassId(cell.Class), cell.Asked, cell.Answered))]);

    private static RoleRates Of(IReadOnlyList<RateCell> cells) => Assert.Single(SchoolRates.Of(cells, byGrade: true).Roles);
}
