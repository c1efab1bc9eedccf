using Fidelity.Bench.Simulations;
using Fidelity.Core.Scoring;
using Xunit;

namespace Fidelity.Tests.Simulations;

/// <summary>
/// bench/simulations.sh at a small size: 400 schools. Where 5 % of them have a false verdict the standard error of that share is 1.1
/// points, and near 1.5 as the schools share the sampling error of the national figures: three of these are allowed beyond 5 %.
/// </summary>
public sealed class FalseDiscoveryTests
{
    private const double Most = 5 + (3 * 1.5);

    private static readonly IReadOnlyList<NationalFamily> LikeTheNation = NationalSchools.OfTeachers(0, nations: 2);

    [Fact]
    public void Of_schools_like_the_nation_at_most_one_in_20_hears_of_a_difference()
    {
        var found = FalseDiscoveries.Of(LikeTheNation, Verdicts.Of);

        Assert.InRange(found.Rate, 0, Most);
        Assert.Equal(found.AnyFalse, found.Rate, 1e-9);
    }

    [Fact]
    public void Judged_one_by_one_most_would_hear_of_a_difference() =>
        Assert.InRange(FalseDiscoveries.Of(LikeTheNation, family => [.. family.SelectMany(gap => Verdicts.Of([gap]))]).Rate, 40, 100);

    [Fact]
    public void Where_there_are_differences_many_are_found_and_at_most_one_in_20_said_is_false()
    {
        var found = FalseDiscoveries.Of(NationalSchools.OfTeachers(20, nations: 1), Verdicts.Of);

        Assert.InRange(found.Rate, 0, Most);
        Assert.InRange(found.Power, 35, 100);
    }
}
