namespace Fidelity.Core.Scoring.Statistics;

/// <summary>Control of the share of false discoveries in a family of tests.</summary>
/// <remarks>Y. Benjamini and Y. Hochberg, J. R. Stat. Soc. B 57 (1995). R: <c>p.adjust(p, "BH")</c>.</remarks>
public static class BenjaminiHochberg
{
    /// <summary>
    /// Adjusted p values in the order given: the smallest over k ≥ rank of m·p(k)/k, at most 1, m being the size of the family. A
    /// test is significant at q when its adjusted value is at most q. Empty gives empty.
    /// </summary>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        var falling = Enumerable.Range(0, pValues.Count).OrderByDescending(i => pValues[i]).ToList();
        var adjusted = new double[pValues.Count];
        var smallest = 1.0;
        for (var k = 0; k < falling.Count; k++)
        {
            var rank = falling.Count - k;
            smallest = Math.Min(smallest, (double)falling.Count / rank * pValues[falling[k]]);
            adjusted[falling[k]] = smallest;
        }

        return adjusted;
    }
}
