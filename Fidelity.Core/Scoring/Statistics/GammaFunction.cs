namespace Fidelity.Core.Scoring.Statistics;

/// <summary>The log-gamma function and the two small quantities with which binomial and beta densities keep full precision.</summary>
/// <remarks>C. Loader, Fast and accurate computation of binomial probabilities (2000); the same route as R's <c>dbinom</c>.</remarks>
public static class GammaFunction
{
    private const double HalfLogTwoPi = 0.918938533204672741780329736406;

    // Below this the series of Stirling's formula, cut after eight terms, is no longer exact to the last bit.
    private const double SeriesStart = 16;

    // Bernoulli(2k) / (2k (2k − 1)) for k = 1, 2, …
    private static readonly double[] Series =
    [
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400,
    ];

    /// <summary>ln Γ(x) for x above 0 (NaN otherwise); absolute error near 1e-15 around the zeros at 1 and 2, relative elsewhere.</summary>
    public static double Log(double x) =>
        x > 0 ? StirlingError(x) + ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi : double.NaN;

    /// <summary>ln Γ(x + 1) less Stirling's approximation of it, for x above 0: what the approximation misses.</summary>
    public static double StirlingError(double x)
    {
        double stepped = 0;
        while (x < SeriesStart)
        {
            stepped += ((x + 0.5) * Math.Log((x + 1) / x)) - 1;
            x++;
        }

        double tail = 0;
        for (var k = Series.Length - 1; k >= 0; k--)
        {
            tail = (tail / (x * x)) + Series[k];
        }

        return stepped + (tail / x);
    }

    /// <summary>x·ln(x/m) + m − x, the deviance of x from its expected value m; both above 0. Exact where x is close to m.</summary>
    public static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) >= 0.1 * (x + m))
        {
            return (x * Math.Log(x / m)) + m - x;
        }

        var v = (x - m) / (x + m);
        var sum = (x - m) * v;
        var term = 2 * x * v;
        for (var j = 3; ; j += 2)
        {
            term *= v * v;
            var next = sum + (term / j);
            if (next == sum)
            {
                return next;
            }

            sum = next;
        }
    }
}
