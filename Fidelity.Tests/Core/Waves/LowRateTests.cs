using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Xunit;

namespace Fidelity.Tests.Core.Waves;

public sealed class LowRateTests
{
    private static readonly Dictionary<ClassId, string> Titles = new() { [new(1)] = "4A", [new(2)] = "4B", [new(3)] = "Mixed" };

    [Theory]
    [InlineData(20, 0, "0-19%")]
    [InlineData(20, 3, "0-19%")]
    [InlineData(20, 4, "20-39%")]
    [InlineData(20, 9, "40-59%")]
    public void A_low_class_is_told_in_bands(int asked, int answered, string band) =>
        Assert.Equal([new LowRate("4A", band)], Of(Students(4, 1, asked, answered), Students(4, 2, 20, 20)));

    [Fact]
    public void A_class_that_has_reached_the_gate_is_not_mentioned() => Assert.Empty(Of(Students(4, 1, 20, 10)));

    [Fact]
    public void Small_classes_are_told_together_as_on_the_schools_page_and_no_finer() =>
        Assert.Equal([new LowRate("4A, 4B", "25-49%")], Of(Students(4, 1, 3, 1), Students(4, 2, 4, 1), Students(4, 3, 20, 20)));

    [Fact]
    public void A_mixed_class_is_told_by_grade_so_that_its_whole_and_the_page_cannot_be_subtracted() =>
        Assert.Equal(
            [new LowRate("Mixed (grade 4)", "20-39%"), new LowRate("Mixed (grade 5)", "0-19%")],
            Of(Students(4, 3, 5, 1), Students(5, 3, 6, 0), Students(5, 2, 20, 20)));

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Of_a_role_under_five_nothing_is_said_however_many_have_answered(int answered) =>
        Assert.Equal([new LowRate("Teachers", null)], Of(new RateCell(RespondentRole.Teacher, null, null, 4, answered)));

    [Fact]
    public void Teachers_are_told_as_a_whole() =>
        Assert.Equal([new LowRate("Teachers", "20-39%")], Of(new RateCell(RespondentRole.Teacher, null, null, 10, 3)));

    private static RateCell Students(int grade, long schoolClass, int asked, int answered) =>
        new(RespondentRole.Student, grade, new ClassId(schoolClass), asked, answered);

    private static IEnumerable<LowRate> Of(params RateCell[] cells) =>
        SchoolRates.Of(cells, byGrade: true).Roles.SelectMany(role => LowRate.Of(role, Titles, 0.5));
}
