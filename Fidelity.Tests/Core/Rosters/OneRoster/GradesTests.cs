using Fidelity.Core.Rosters;
using Fidelity.Core.Rosters.OneRoster;
using Xunit;

namespace Fidelity.Tests.Core.Rosters.OneRoster;

public sealed class GradesTests
{
    [Theory]
    [InlineData("IT", -1)]
    [InlineData("PR", -1)]
    [InlineData("PK", -1)]
    [InlineData("TK", -1)]
    [InlineData("KG", 0)]
    [InlineData("01", 1)]
    [InlineData("9", 9)]
    [InlineData("12", 12)]
    [InlineData("13", 13)]
    [InlineData("PS", 13)]
    [InlineData("UG", null)]
    [InlineData("Other", null)]
    [InlineData("", null)]
    [InlineData("06,07", 6)]
    [InlineData("seventh, 07", 7)]
    public void A_CEDS_code_is_a_grade(string cell, int? grade) => Assert.Equal(grade, Grades.First(cell));

    [Theory]
    [InlineData(new[] { -1, 0, 1, 2, 3, 4, 5 }, SchoolLevel.Elementary)]
    [InlineData(new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8 }, SchoolLevel.Elementary)]
    [InlineData(new[] { 3, 4, 5 }, SchoolLevel.Elementary)]
    [InlineData(new[] { 5, 6, 7, 8 }, SchoolLevel.Middle)]
    [InlineData(new[] { 6, 7, 8 }, SchoolLevel.Middle)]
    [InlineData(new[] { 7, 8, 9 }, SchoolLevel.Middle)]
    [InlineData(new[] { 7, 8, 9, 10, 11, 12 }, SchoolLevel.High)]
    [InlineData(new[] { 9, 10, 11, 12 }, SchoolLevel.High)]
    [InlineData(new[] { 9 }, SchoolLevel.High)]
    [InlineData(new[] { 6, 7, 8, 9, 10, 11, 12 }, SchoolLevel.Combined)]
    [InlineData(new[] { 0, 12 }, SchoolLevel.Combined)]
    [InlineData(new[] { 12, 13 }, SchoolLevel.High)]
    [InlineData(new int[0], null)]
    public void A_schools_level_follows_its_grades(int[] grades, SchoolLevel? level) => Assert.Equal(level, SchoolLevels.Of(grades));

    [Fact]
    public void One_slip_among_many_students_does_not_make_a_school_combined()
    {
        int[] grades = [.. Enumerable.Range(0, 300).Select(number => number % 6), 12];

        Assert.Equal(SchoolLevel.Elementary, SchoolLevels.Of(grades));
    }
}
