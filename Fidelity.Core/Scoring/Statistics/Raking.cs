namespace Fidelity.Core.Scoring.Statistics;

/// <summary>
/// Weights that make the respondents divide as the eligible do in every margin at once (iterative proportional fitting), drawn in
/// where a few people would speak for many.
/// </summary>
/// <remarks>
/// W. E. Deming and F. F. Stephan, On a least squares adjustment of a sampled frequency table, Ann. Math. Stat. 11 (1940). R:
/// <c>survey::rake</c>. Convergence is judged at <see cref="Tolerance"/>; where it is quick the fit goes on to the limit of
/// arithmetic within the same number of rounds, so that the figures do not hang on where it stopped.
/// </remarks>
public static class Raking
{
    public const int MostRounds = 50;

    /// <summary>Largest difference from a margin, relative to it, at which the fit has converged.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>Weights are drawn in to these multiples of the mean weight.</summary>
    public const double Lowest = 0.3;

    /// <inheritdoc cref="Lowest"/>
    public const double Highest = 3.0;

    private const double AsGoodAsExact = 1e-13;

    /// <summary>
    /// Merges small categories (<see cref="RakingMargin.Merged"/>), rakes, trims, and rakes once more if anything was trimmed; after
    /// that a weight may again lie a little outside the limits. Margins that contradict each other, or a category with respondents
    /// and nobody eligible, do not converge: the weights given come back, and say so.
    /// </summary>
    /// <param name="weights">Before the adjustment; above 0, at least one.</param>
    /// <exception cref="ArgumentException">A weight not above 0, a population below 0, or a margin of another length.</exception>
    public static RakedWeights Of(IReadOnlyList<double> weights, IReadOnlyList<RakingMargin> margins)
    {
        if (weights.Count == 0 || weights.Any(weight => !(weight > 0 && double.IsFinite(weight))))
        {
            throw new ArgumentException("Weights must be above 0 and finite, and there must be one.", nameof(weights));
        }

        if (margins.Any(margin => margin.Categories.Count != weights.Count || margin.Population.Any(n => !(n >= 0 && double.IsFinite(n)))))
        {
            throw new ArgumentException("A margin needs a category for each respondent and populations that are not below 0.", nameof(margins));
        }

        List<RakingMargin> merged = [.. margins.Select(margin => margin.Merged())];
        var raked = weights.ToArray();
        if (!Rake(raked, merged))
        {
            return new RakedWeights(weights, Converged: false, Trimmed: 0, merged);
        }

        var trimmed = Trim(raked);
        return trimmed == 0 || Rake(raked, merged)
            ? new RakedWeights(raked, Converged: true, trimmed, merged)
            : new RakedWeights(weights, Converged: false, trimmed, merged);
    }

    private static bool Rake(double[] weights, List<RakingMargin> margins)
    {
        var off = double.PositiveInfinity;
        for (var round = 0; round < MostRounds && off > AsGoodAsExact; round++)
        {
            foreach (var margin in margins)
            {
                var sums = Sums(weights, margin);
                for (var i = 0; i < weights.Length; i++)
                {
                    weights[i] *= margin.Population[margin.Categories[i]] / sums[margin.Categories[i]];
                }
            }

            off = margins.SelectMany(margin => Sums(weights, margin).Select((sum, category) => Off(sum, margin.Population[category]))).Max();
        }

        return off <= Tolerance && weights.All(weight => weight > 0);
    }

    // NaN, which a category without eligible becomes, must count as far off.
    private static double Off(double sum, double population)
    {
        var off = population == 0 ? sum : Math.Abs(sum - population) / population;
        return double.IsNaN(off) ? double.PositiveInfinity : off;
    }

    private static double[] Sums(double[] weights, RakingMargin margin)
    {
        var parts = Enumerable.Range(0, margin.Population.Count).Select(_ => new List<double>()).ToList();
        for (var i = 0; i < weights.Length; i++)
        {
            parts[margin.Categories[i]].Add(weights[i]);
        }

        return [.. parts.Select(OrderFreeSum.Of)];
    }

    private static int Trim(double[] weights)
    {
        var mean = OrderFreeSum.Of(weights) / weights.Length;
        var trimmed = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            var drawnIn = Math.Clamp(weights[i], Lowest * mean, Highest * mean);
            trimmed += drawnIn == weights[i] ? 0 : 1;
            weights[i] = drawnIn;
        }

        return trimmed;
    }
}
