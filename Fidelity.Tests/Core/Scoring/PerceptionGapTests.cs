using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Tests.Core.Scoring.Statistics;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Core.Scoring;

public sealed class PerceptionGapTests
{
    [Fact]
    public void Teachers_less_students_is_Welchs_t()
    {
        var teachers = Estimates.Mean(MadeSchool.Teachers("conferencing"))!;
        var students = Estimates.Mean([.. MadeSchool.Students("conferencing").Where(one => one.Value is not null).Select((one, i) => one with { Psu = i })])!;

        var gap = PerceptionGap.Between(teachers, students);

        var golden = GoldenFile.Case("estimates.csv", "welch");
        Close.Equal(golden["value"], gap.Value, 1e-12);
        Close.Equal(golden["se"], gap.StandardError, 1e-10);
        Close.Equal(golden["df"], gap.DegreesOfFreedom, 1e-10);
        Close.Equal(golden["low"], gap.Low, 1e-9);
        Close.Equal(golden["high"], gap.High, 1e-9);
        Close.Equal(golden["p"], StudentDistribution.TwoSided(gap.Value / gap.StandardError!.Value, gap.DegreesOfFreedom), 1e-9);
    }

    [Fact]
    public void One_side_without_standard_error_leaves_the_gap_without_interval()
    {
        var gap = PerceptionGap.Between(Samples.Estimate(70, 3, 11), new Estimate(55, null, 0, null, null, 20));

        Assert.Equal((15, null, Cautions.OneClass), (gap.Value, gap.Low, gap.Cautions));
    }
}
