namespace Fidelity.Core.Scoring.Statistics;

/// <summary>How far two orders go together: Pearson's correlation of the ranks, ties having the mean of their ranks.</summary>
/// <param name="Rho">−1 to 1.</param>
/// <param name="Low">Lower end of the 95 % interval; null, with <paramref name="High"/>, at ρ of −1 and 1, and for fewer than four pairs.</param>
/// <param name="PValue">Two-sided, of the two having nothing to do with each other.</param>
/// <param name="Exact">Every arrangement was looked at; else <see cref="Permutations"/> random ones.</param>
/// <remarks>
/// C. Spearman, The proof and measurement of association between two things, Am. J. Psychology 15 (1904). R:
/// <c>cor.test(method = "spearman")</c>. Interval: Fisher's z with the variance (1 + ρ²/2)/(n − 3) of D. G. Bonett and T. A. Wright, Sample
/// size requirements for estimating Pearson, Kendall and Spearman correlations, Psychometrika 65 (2000). p of random arrangements: (b + 1)/(B + 1),
/// B. Phipson and G. K. Smyth, Permutation p-values should never be zero, Stat. Appl. Genet. Mol. Biol. 9 (2010).
/// </remarks>
public sealed record SpearmanCorrelation(double Rho, double? Low, double? High, double PValue, int Count, bool Exact)
{
    /// <summary>Random arrangements looked at.</summary>
    public const int Permutations = 9_999;

    /// <summary>Most pairs of which every arrangement is looked at: 362,880 of them.</summary>
    public const int MostExact = 9;

    /// <summary>
    /// Null for fewer than three pairs, or where one side is all the same. The same pairs in another order and the same seed give the
    /// same p.
    /// </summary>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static SpearmanCorrelation? Of(IReadOnlyCollection<(double X, double Y)> pairs, int seed)
    {
        if (pairs.Any(pair => !double.IsFinite(pair.X) || !double.IsFinite(pair.Y)))
        {
            throw new ArgumentException("Both numbers of a pair must be finite.", nameof(pairs));
        }

        var sorted = pairs.Order().ToList();
        var x = DoubledRanks(sorted.ConvertAll(pair => pair.X));
        var y = DoubledRanks(sorted.ConvertAll(pair => pair.Y));
        var spread = Math.Sqrt((double)Products(x, x) * Products(y, y));
        if (pairs.Count < 3 || spread == 0)
        {
            return null;
        }

        var observed = Products(x, y);
        var rho = Math.Clamp(observed / spread, -1, 1);
        var exact = pairs.Count <= MostExact;
        var interval = IntervalOf(rho, pairs.Count);
        return new SpearmanCorrelation(
            rho, interval?.Low, interval?.High, exact ? ExactPValue(x, y, observed) : RandomPValue(x, y, observed, seed), pairs.Count, exact);
    }

    private static (double Low, double High)? IntervalOf(double rho, int count)
    {
        if (count < 4 || Math.Abs(rho) == 1)
        {
            return null;
        }

        var reach = NormalDistribution.Quantile((1 + Estimate.Confidence) / 2) * Math.Sqrt((1 + (rho * rho / 2)) / (count - 3));
        return (Math.Tanh(Math.Atanh(rho) - reach), Math.Tanh(Math.Atanh(rho) + reach));
    }

    /// <summary>Twice the midranks, which are whole numbers: every sum is exact, and no rounding decides whether two are as extreme.</summary>
    private static long[] DoubledRanks(List<double> values) =>
        [.. values.Select(value => (2L * values.Count(other => other < value)) + values.Count(other => other == value) + 1)];

    // n² times the covariance of the doubled ranks.
    private static long Products(long[] x, long[] y)
    {
        var sum = 0L;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return (x.Length * sum) - (x.Sum() * y.Sum());
    }

    private static double RandomPValue(long[] x, long[] y, long observed, int seed)
    {
        var random = new SeededRandom(seed, "Spearman");
        var arranged = y.ToArray();
        var asExtreme = 0;
        for (var permutation = 0; permutation < Permutations; permutation++)
        {
            for (var last = arranged.Length - 1; last > 0; last--)
            {
                var other = random.Below(last + 1);
                (arranged[last], arranged[other]) = (arranged[other], arranged[last]);
            }

            asExtreme += Math.Abs(Products(x, arranged)) >= Math.Abs(observed) ? 1 : 0;
        }

        return (asExtreme + 1.0) / (Permutations + 1);
    }

    /// <summary>Every arrangement once, each by one exchange from the one before (B. R. Heap, The Computer Journal 6, 1963).</summary>
    private static double ExactPValue(long[] x, long[] y, long observed)
    {
        var arranged = y.ToArray();
        var counters = new int[y.Length];
        var (all, asExtreme) = (1, 1);
        for (var i = 1; i < arranged.Length;)
        {
            if (counters[i] == i)
            {
                counters[i++] = 0;
                continue;
            }

            var other = i % 2 == 0 ? 0 : counters[i];
            (arranged[i], arranged[other]) = (arranged[other], arranged[i]);
            all++;
            asExtreme += Math.Abs(Products(x, arranged)) >= Math.Abs(observed) ? 1 : 0;
            counters[i]++;
            i = 1;
        }

        return (double)asExtreme / all;
    }
}
