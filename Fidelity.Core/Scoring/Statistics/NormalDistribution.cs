namespace Fidelity.Core.Scoring.Statistics;

/// <summary>The standard normal distribution.</summary>
/// <remarks>
/// Near the middle Marsaglia's series, whose terms are all of one sign (Evaluating the normal distribution, J. Stat. Soft. 11, 2004);
/// in the tail Laplace's continued fraction (Abramowitz and Stegun 26.2.14). Agrees with R's <c>pnorm</c> and <c>qnorm</c> to 1e-13 relative.
/// </remarks>
public static class NormalDistribution
{
    private const double TailStart = 3;

    /// <summary>Share below z. NaN in gives NaN.</summary>
    public static double Cdf(double z) => z <= 0 ? UpperTail(-z) : 1 - UpperTail(z);

    /// <summary>The z below which lies the share p: minus infinity at 0, infinity at 1, NaN outside 0 to 1.</summary>
    public static double Quantile(double p)
    {
        if (!(p >= 0 && p <= 1))
        {
            return double.NaN;
        }

        if (p is 0 or 1)
        {
            return p == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        if (p == 0.5)
        {
            return 0;
        }

        return p < 0.5 ? -TailQuantile(p) : TailQuantile(1 - p);
    }

    /// <summary>Share above z.</summary>
    internal static double UpperTail(double z)
    {
        if (z < TailStart)
        {
            return z < 0 ? 1 - UpperTail(-z) : 0.5 - (Density(z) * Series(z));
        }

        // 40 + 4000/z² levels are more than the fraction needs from z = 3 on.
        var fraction = z;
        for (var level = 40 + (int)(4_000 / (z * z)); level >= 1; level--)
        {
            fraction = z + (level / fraction);
        }

        return Density(z) / fraction;
    }

    internal static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    // The z above which lies p, for p up to one half. The tail falls below any double near z = 38.
    private static double TailQuantile(double p) =>
        RootFinder.Rising(z => (Math.Log(p / UpperTail(z)), Density(z) / UpperTail(z)), 0, 40, Math.Sqrt(-2 * Math.Log(p)) / 2);

    private static double Series(double z)
    {
        var term = z;
        var sum = z;
        for (var k = 3; ; k += 2)
        {
            term *= z * z / k;
            if (sum + term == sum)
            {
                return sum;
            }

            sum += term;
        }
    }
}
