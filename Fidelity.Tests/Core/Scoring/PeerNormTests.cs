using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Core.Scoring;

public sealed class PeerNormTests
{
    private static readonly List<SchoolScore> Schools = [.. MadeDistrictWaves.Schools().Select(school => school.School)];

    [Fact]
    public void Percentiles_are_midranks_as_R_ranks_them()
    {
        var golden = GoldenFile.Case("change.csv", "peers");

        var norms = Schools.Where(school => school.Counts).ToDictionary(school => $"school {school.School.Value}", school => PeerNorm.Of(school, Schools));

        Assert.Equal(golden.Keys.Order(), norms.Keys.Order());
        Assert.All(golden, one => Close.Equal(one.Value, norms[one.Key].Percentile, 1e-12, one.Key));
        Assert.All(norms.Values, norm => Assert.Equal((30, PeerNormState.Given), (norm.Schools, norm.State)));
    }

    [Fact]
    public void Nineteen_schools_are_too_few_and_schools_with_low_response_do_not_make_up_the_number()
    {
        List<SchoolScore> twenty = [.. Schools.Where(school => school.Counts).Take(20)];
        List<SchoolScore> nineteen = [.. twenty.Skip(1), MadeDistrictWaves.School(99, null)];

        Assert.Equal(PeerNormState.Given, PeerNorm.Of(twenty[5], twenty).State);
        Assert.Equal((null, 19, PeerNormState.TooFewSchools), Parts(PeerNorm.Of(nineteen[5], nineteen)));
    }

    [Fact]
    public void Schools_of_another_level_are_no_peers()
    {
        List<SchoolScore> schools = [.. Schools.Select((school, i) => i % 2 == 0 ? school with { Level = SchoolLevel.High } : school)];

        Assert.Equal(PeerNormState.TooFewSchools, PeerNorm.Of(schools[0], schools).State);
    }

    [Fact]
    public void A_school_without_response_score_or_level_has_none_and_is_told_why()
    {
        var school = Schools[0];

        Assert.Equal(PeerNormState.LowResponse, PeerNorm.Of(school with { LowResponse = true }, Schools).State);
        Assert.Equal(PeerNormState.NoScore, PeerNorm.Of(school with { Score = null }, Schools).State);
        Assert.Equal((null, 0, PeerNormState.LevelNotKnown), Parts(PeerNorm.Of(school with { Level = null }, Schools)));
        Assert.Equal((null, 0, PeerNormState.TooFewSchools), Parts(PeerNorm.Of(school, [])));
    }

    [Fact]
    public void Schools_that_score_alike_are_all_in_the_middle()
    {
        List<SchoolScore> alike = [.. Enumerable.Range(1, 25).Select(i => MadeDistrictWaves.School(i, 60))];

        Assert.Equal(50, PeerNorm.Of(alike[3], alike).Percentile);
    }

    private static (double? Percentile, int Schools, PeerNormState State) Parts(PeerNorm norm) => (norm.Percentile, norm.Schools, norm.State);
}
