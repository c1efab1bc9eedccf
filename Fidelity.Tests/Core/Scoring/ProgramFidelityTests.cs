using Fidelity.Core.Scoring;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Core.Scoring;

public sealed class ProgramFidelityTests
{
    [Theory]
    [InlineData("program like these", AboveSchool.SchoolsLikeThese)]
    [InlineData("program these", AboveSchool.TheseSchools)]
    public void The_share_of_schools_in_place_agrees_with_R(string named, AboveSchool question)
    {
        var golden = GoldenFile.Case("change.csv", named);

        var program = Of([.. MadeDistrictWaves.Schools().Select(school => school.School)], question: question);

        Close.Equal(golden["value"], program.Share!.Value, 1e-9);
        Close.Equal(golden["se"] * golden["se"], program.Share.StandardError * program.Share.StandardError, 1e-9);
        Close.Equal(golden["low"], program.Share.Low, 1e-6);
        Close.Equal(golden["high"], program.Share.High, 1e-6);
        Assert.Equal((golden["leave"], golden["join"]), (program.WouldLeave, program.WouldJoin));
        Assert.Equal((30, 34, 4, 14), (program.Share.Count, program.Share.Eligible, program.LeftOut, program.AtOrAbove));
        Assert.Equal((question, "made up"), (program.Question, program.Thresholds.Source));
    }

    [Fact]
    public void All_schools_in_place_are_certain_of_these_and_not_of_schools_like_these()
    {
        List<SchoolScore> schools = [.. Enumerable.Range(1, 12).Select(i => MadeDistrictWaves.School(i, 80))];

        var these = Of(schools, question: AboveSchool.TheseSchools).Share!;
        var like = Of(schools, question: AboveSchool.SchoolsLikeThese).Share!;

        Assert.Equal((100, 100, 100), (these.Value, these.Low, these.High));
        Close.Equal(GoldenFile.Case("change.csv", "program all in place")["low"], like.Low, 1e-6);
        Assert.Equal(100, like.High);
    }

    [Fact]
    public void A_school_on_the_threshold_has_the_level_and_leaves_it_with_a_higher_one()
    {
        List<SchoolScore> schools = [.. new double[] { 64.9, 65, 69.9, 70, 74.9, 75 }.Select((score, i) => MadeDistrictWaves.School(i, score, 0.05))];

        var program = Of(schools);

        Assert.Equal((3, 2, 2, 2), (program.AtOrAbove, program.WouldLeave, program.WouldJoin, program.Firm));
        Assert.Equal((70, FidelityLevel.InPlace), (program.Threshold, program.Level));
        Assert.Equal(50, Of(schools, FidelityLevel.Partial).Threshold);
    }

    [Fact]
    public void Low_response_everywhere_leaves_no_share_and_one_school_no_interval()
    {
        var none = Of([MadeDistrictWaves.School(1, null)]);
        var one = Of([MadeDistrictWaves.School(1, 80)]);

        Assert.Equal((null, 1, 0), (none.Share, none.LeftOut, none.WouldJoin));
        Assert.Null(Of([]).Share);
        Assert.Equal((100, null, Cautions.OneClass), (one.Share!.Value, one.Share.Low, one.Share.Cautions));
    }

    [Fact]
    public void Every_school_is_at_or_above_not_in_place_so_nobody_may_ask() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Of([], FidelityLevel.NotInPlace));

    private static ProgramFidelity Of(
        IReadOnlyCollection<SchoolScore> schools, FidelityLevel level = FidelityLevel.InPlace, AboveSchool question = AboveSchool.SchoolsLikeThese) =>
        ProgramFidelity.Of(Samples.Practice("goals", 1, 1), schools, Samples.Levels, level, question);
}
