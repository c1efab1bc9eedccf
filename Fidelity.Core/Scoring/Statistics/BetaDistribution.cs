namespace Fidelity.Core.Scoring.Statistics;

/// <summary>The beta distribution: the regularised incomplete beta function and its inverse.</summary>
/// <remarks>
/// Continued fraction DLMF 8.17.22 by Lentz's method, with the factor before it from Loader's saddle-point form, so that large
/// shapes lose no digits. Agrees with R's <c>pbeta</c> and <c>qbeta</c> to about 1e-13 relative.
/// </remarks>
public static class BetaDistribution
{
    private const int MostTerms = 100_000;

    /// <summary>Share of Beta(a, b) below x. Below 0 it is 0, above 1 it is 1. NaN unless both shapes are above 0.</summary>
    public static double Cdf(double x, double a, double b) => Cdf(x, 1 - x, a, b);

    /// <summary>As <see cref="Cdf(double, double, double)"/>, with y = 1 − x given apart where the caller knows it more exactly.</summary>
    internal static double Cdf(double x, double y, double a, double b)
    {
        if (!(a > 0 && b > 0) || double.IsNaN(x))
        {
            return double.NaN;
        }

        if (x <= 0)
        {
            return 0;
        }

        if (y <= 0)
        {
            return 1;
        }

        return Cdf(x, y, a, b, Kernel(x, y, a, b));
    }

    /// <summary>
    /// The x below which lies the share p of Beta(a, b): 0 for p of 0, 1 for p of 1. A shape of 0 stands for its limit, all the mass
    /// at 0 (a is 0) or at 1 (b is 0), as in R. NaN for p outside 0 to 1, or a shape below 0, or both 0.
    /// </summary>
    public static double Quantile(double p, double a, double b)
    {
        if (!(p >= 0 && p <= 1 && a >= 0 && b >= 0) || (a == 0 && b == 0))
        {
            return double.NaN;
        }

        if (p == 0 || a == 0)
        {
            return 0;
        }

        if (p == 1 || b == 0)
        {
            return 1;
        }

        return RootFinder.Rising(
            x =>
            {
                var kernel = Kernel(x, 1 - x, a, b);
                return (Cdf(x, 1 - x, a, b, kernel) - p, kernel / (x * (1 - x)));
            },
            0,
            1,
            a / (a + b));
    }

    // The fraction converges fast only on the near side of the mean; from the far side the complement is taken.
    private static double Cdf(double x, double y, double a, double b, double kernel) => x <= (a + 1) / (a + b + 2)
        ? kernel / a * Fraction(x, a, b)
        : 1 - (kernel / b * Fraction(y, b, a));

    // x^a · y^b / B(a, b)
    private static double Kernel(double x, double y, double a, double b)
    {
        var n = a + b;
        var logarithm = GammaFunction.StirlingError(n) - GammaFunction.StirlingError(a) - GammaFunction.StirlingError(b)
            - GammaFunction.Deviance(a, n * x) - GammaFunction.Deviance(b, n * y);
        return Math.Exp(logarithm) * Math.Sqrt(a / n * b / (2 * Math.PI));
    }

    private static double Fraction(double x, double a, double b)
    {
        var c = 1.0;
        var d = 1 / (1 - ((a + b) * x / (a + 1)));
        var fraction = d;
        for (var m = 1; m <= MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / (1 + (even * d));
            c = 1 + (even / c);
            fraction *= d * c;

            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / (1 + (odd * d));
            c = 1 + (odd / c);
            fraction *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
            {
                break;
            }
        }

        return fraction;
    }
}
