using System.Collections.Concurrent;

namespace Fidelity.Core.Scoring.Statistics;

/// <summary>
/// Student's t distribution for any real degrees of freedom above 0; infinity (and all above 1e12, where no double tells them
/// apart) is the normal distribution. Degrees of freedom of 0 or less give NaN.
/// </summary>
/// <remarks>
/// Through the incomplete beta function, DLMF 8.17; for many degrees of freedom, where that loses digits, through the normal
/// distribution after G. W. Hill, Algorithm 395, Comm. ACM 13 (1970). Agrees with R's <c>pt</c> and <c>qt</c> to about 1e-12 relative.
/// </remarks>
public static class StudentDistribution
{
    private const double NormalFrom = 1e12;
    private const double HillFrom = 2_000;

    /// <summary>What each interval asks for again and again: few different numbers of classes and people occur.</summary>
    private static readonly ConcurrentDictionary<(double Tail, double DegreesOfFreedom), double> Usual = new();

    /// <summary>Share below t.</summary>
    public static double Cdf(double t, double degreesOfFreedom) =>
        t <= 0 ? UpperTail(-t, degreesOfFreedom) : 1 - UpperTail(t, degreesOfFreedom);

    /// <summary>Probability of a value at least as far from 0 as t, on either side.</summary>
    public static double TwoSided(double t, double degreesOfFreedom) => 2 * UpperTail(Math.Abs(t), degreesOfFreedom);

    /// <summary>The t below which lies the share p: minus infinity at 0, infinity at 1, NaN outside 0 to 1.</summary>
    public static double Quantile(double p, double degreesOfFreedom)
    {
        if (degreesOfFreedom >= NormalFrom || !(degreesOfFreedom > 0) || !(p > 0 && p < 1))
        {
            return degreesOfFreedom > 0 ? NormalDistribution.Quantile(p) : double.NaN;
        }

        if (p == 0.5)
        {
            return 0;
        }

        var tail = Math.Min(p, 1 - p);
        var reach = IsUsual(tail, degreesOfFreedom)
            ? Usual.GetOrAdd((tail, degreesOfFreedom), static asked => TailQuantile(asked.Tail, asked.DegreesOfFreedom))
            : TailQuantile(tail, degreesOfFreedom);
        return p < 0.5 ? -reach : reach;
    }

    /// <summary>Share above t.</summary>
    internal static double UpperTail(double t, double degreesOfFreedom)
    {
        if (!(degreesOfFreedom > 0) || double.IsNaN(t))
        {
            return double.NaN;
        }

        if (t < 0)
        {
            return 1 - UpperTail(-t, degreesOfFreedom);
        }

        if (degreesOfFreedom >= NormalFrom)
        {
            return NormalDistribution.UpperTail(t);
        }

        if (degreesOfFreedom >= HillFrom)
        {
            return NormalDistribution.UpperTail(HillNormal(t, degreesOfFreedom));
        }

        // Both complements are formed by division, so that neither loses digits to 1 − x.
        var ratio = t * t / degreesOfFreedom;
        var x = 1 / (1 + ratio);
        var y = double.IsInfinity(ratio) ? 1 : ratio / (1 + ratio);
        return BetaDistribution.Cdf(x, y, degreesOfFreedom / 2, 0.5) / 2;
    }

    // Two tails (0.025 is not 1 − 0.975 to the last bit) for so many degrees of freedom: more are never kept.
    private static bool IsUsual(double tail, double degreesOfFreedom) =>
        degreesOfFreedom <= 10_000 && double.IsInteger(degreesOfFreedom)
        && tail is (1 - Estimate.Confidence) / 2 or 1 - ((1 + Estimate.Confidence) / 2);

    // The normal deviate with the same share above it.
    private static double HillNormal(double t, double degreesOfFreedom)
    {
        var x = t * t / degreesOfFreedom;
        var rounded = 1 + x;
        // ln(1 + x) without losing a small x to the 1 (Kahan).
        var logarithm = rounded == 1 ? x : Math.Log(rounded) * x / (rounded - 1);

        var a = degreesOfFreedom - 0.5;
        var b = 48 * a * a;
        var y = a * logarithm;
        var correction = ((((((-0.4 * y) - 3.3) * y) - 24) * y) - 85.5) / ((0.8 * y * y) + 100 + b);
        return (((correction + y + 3) / b) + 1) * Math.Sqrt(y);
    }

    private static double TailQuantile(double p, double degreesOfFreedom)
    {
        double high = 2;
        while (UpperTail(high, degreesOfFreedom) > p && high < double.MaxValue / 4)
        {
            high *= 2;
        }

        return RootFinder.Rising(
            t =>
            {
                var tail = UpperTail(t, degreesOfFreedom);
                return (Math.Log(p / tail), Density(t, degreesOfFreedom) / tail);
            },
            0,
            high,
            high / 2);
    }

    private static double Density(double t, double degreesOfFreedom)
    {
        var half = degreesOfFreedom / 2;
        var logarithm = GammaFunction.Log(half + 0.5) - GammaFunction.Log(half)
            - ((half + 0.5) * Math.Log(1 + (t * t / degreesOfFreedom)));
        return Math.Exp(logarithm) / Math.Sqrt(degreesOfFreedom * Math.PI);
    }
}
