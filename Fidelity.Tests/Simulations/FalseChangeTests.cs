using Fidelity.Bench.Simulations;
using Fidelity.Core.Scoring;
using Xunit;

namespace Fidelity.Tests.Simulations;

/// <summary>
/// bench/simulations.sh at a small size: 60 schools, so 300 waves set beside the one before, of 20 items each. Where 5 % of them had
/// anything called changed, the standard error of that share would be 1.3 points: three of these are allowed beyond 5 %.
/// </summary>
public sealed class FalseChangeTests
{
    private const double Most = 5 + (3 * 1.3);

    private static readonly IReadOnlyList<WaveFamily> Constant = ConstantSchools.OfTeachers(samePeople: false, schools: 60);

    [Fact]
    public void Where_nothing_changes_at_most_one_wave_in_20_hears_of_a_change()
    {
        Assert.InRange(FalseChanges.Of(Constant.Select(family => family.Percentages), Verdicts.OfChanges).Families, 0, Most);
        Assert.InRange(FalseChanges.Of(Constant.Select(family => family.Means), Verdicts.OfChanges).Families, 0, Most);
    }

    [Fact]
    public void Judged_one_by_one_most_waves_would_hear_of_a_change() =>
        Assert.InRange(
            FalseChanges.Of(Constant.Select(family => family.Means), family => [.. family.SelectMany(change => Verdicts.OfChanges([change]))]).Families, 30, 100);
}
