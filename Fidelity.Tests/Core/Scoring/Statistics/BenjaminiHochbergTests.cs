using Fidelity.Core.Scoring.Statistics;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Core.Scoring.Statistics;

public sealed class BenjaminiHochbergTests
{
    [Fact]
    public void Adjusted_p_values_agree_with_R_in_any_order_and_with_ties()
    {
        var rows = GoldenFile.Rows("bh.csv");

        var adjusted = BenjaminiHochberg.Adjust([.. rows.Select(row => GoldenFile.Number(row["p"])!.Value)]);

        Assert.All(rows.Zip(adjusted), pair => Close.Equal(GoldenFile.Number(pair.First["adjusted"])!.Value, pair.Second, 1e-15));
    }

    [Fact]
    public void An_empty_family_stays_empty() => Assert.Empty(BenjaminiHochberg.Adjust([]));
}
