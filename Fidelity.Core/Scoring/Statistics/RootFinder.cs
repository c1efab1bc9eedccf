namespace Fidelity.Core.Scoring.Statistics;

/// <summary>Newton's method kept inside a shrinking bracket: as fast as Newton where the curve is kind, as safe as halving elsewhere.</summary>
internal static class RootFinder
{
    // Halving alone needs about 1,080 steps to cross the whole range of a double.
    private const int MostSteps = 2_000;

    /// <summary>The x between <paramref name="low"/> and <paramref name="high"/> where a rising function is 0; ends included.</summary>
    /// <param name="f">Rising from at most 0 at the low end to at least 0 at the high end, with its derivative.</param>
    public static double Rising(Func<double, (double Value, double Slope)> f, double low, double high, double start)
    {
        var x = start;
        for (var step = 0; step < MostSteps; step++)
        {
            var (value, slope) = f(x);
            if (value == 0)
            {
                return x;
            }

            if (value < 0)
            {
                low = x;
            }
            else
            {
                high = x;
            }

            var next = x - (value / slope);
            // Written so that NaN (a slope of 0) also falls back to halving.
            if (!(next > low && next < high))
            {
                next = low + ((high - low) / 2);
            }

            if (Math.Abs(next - x) <= 1e-16 * Math.Abs(next) || next == low || next == high)
            {
                return next;
            }

            x = next;
        }

        return x;
    }
}
