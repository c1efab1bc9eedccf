namespace Fidelity.Core.Scoring.Statistics;

/// <summary>How far the items of a scale go together: k/(k − 1) · (1 − Σ variances / variance of the sum), with Feldt's interval.</summary>
/// <param name="Value">At most 1; below 0 where items contradict each other.</param>
/// <param name="Low">Lower end of the 95 % interval, exact where item scores are normal and alike in variance and covariance.</param>
/// <param name="ItemRest">For each item its correlation with the sum of the others; null where the others do not vary.</param>
/// <param name="Respondents">Those who answered at least one of the items.</param>
/// <remarks>
/// L. J. Cronbach, Coefficient alpha and the internal structure of tests, Psychometrika 16 (1951); L. S. Feldt, The approximate
/// sampling distribution of Kuder–Richardson reliability coefficient twenty, Psychometrika 30 (1965). R: <c>psych::alpha</c>
/// (<c>raw_alpha</c>, <c>r.drop</c>, <c>feldt</c>), which likewise takes covariances of pairs and does not weight.
/// </remarks>
public sealed record CronbachAlpha(double Value, double Low, double High, IReadOnlyList<double?> ItemRest, int Respondents)
{
    /// <summary>Null for fewer than two items, fewer than two respondents, or items whose sum does not vary.</summary>
    /// <param name="covariances">Of the items, each turned to point the same way and each varying; symmetric.</param>
    /// <param name="respondents">Those who answered at least one of the items.</param>
    public static CronbachAlpha? Of(IReadOnlyList<IReadOnlyList<double>> covariances, int respondents)
    {
        var k = covariances.Count;
        var total = OrderFreeSum.Of(covariances.SelectMany(row => row));
        if (k < 2 || respondents < 2 || !(total > 0))
        {
            return null;
        }

        var trace = OrderFreeSum.Of(covariances.Select((row, item) => row[item]));
        var alpha = k / (k - 1.0) * (1 - (trace / total));
        var (numerator, denominator) = (respondents - 1.0, (respondents - 1.0) * (k - 1));
        const double tail = (1 - Estimate.Confidence) / 2;
        return new CronbachAlpha(
            alpha,
            1 - ((1 - alpha) * FDistribution.Quantile(1 - tail, numerator, denominator)),
            1 - ((1 - alpha) * FDistribution.Quantile(tail, numerator, denominator)),
            [.. Enumerable.Range(0, k).Select(item => CorrelationWithRest(covariances, item, total))],
            respondents);
    }

    private static double? CorrelationWithRest(IReadOnlyList<IReadOnlyList<double>> covariances, int item, double total)
    {
        var own = covariances[item][item];
        var withAll = OrderFreeSum.Of(covariances[item]);
        var restVariance = total - withAll - withAll + own;
        return restVariance > 0 ? (withAll - own) / Math.Sqrt(own * restVariance) : null;
    }
}
