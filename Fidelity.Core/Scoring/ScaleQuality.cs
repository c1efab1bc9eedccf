using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring;

/// <summary>How well a scale measures, as far as one set of respondents shows: unweighted, people as they answered.</summary>
/// <param name="Count">Respondents with a scale score (<see cref="ScaleScore"/>).</param>
/// <param name="Mean">Of the scale scores, 0 to 100; null when nobody has one.</param>
/// <param name="StandardDeviation">Divisor n − 1; null for fewer than two.</param>
/// <param name="Floor">Percentage of the scores that are 0; null when nobody has one.</param>
/// <param name="Ceiling">Percentage that are 100.</param>
/// <param name="Items">The items that <paramref name="Alpha"/> is about: the scale's own that not everybody answered alike.</param>
/// <param name="Alpha">Null where there are fewer than two such items, or pairs of items that nobody answered together.</param>
public sealed record ScaleQuality(
    int Count, double? Mean, double? StandardDeviation, double? Floor, double? Ceiling, IReadOnlyList<Item> Items, CronbachAlpha? Alpha)
{
    /// <param name="answers">Packed answers of each respondent.</param>
    public static ScaleQuality Of(Instrument instrument, string dimension, IReadOnlyCollection<byte[]> answers)
    {
        var scores = answers.Select(packed => ScaleScore.Of(instrument, dimension, packed)).OfType<double>().ToList();
        var (items, alpha) = AlphaOf(instrument, dimension, answers);
        if (scores.Count == 0)
        {
            return new ScaleQuality(0, null, null, null, null, items, alpha);
        }

        var mean = OrderFreeSum.Of(scores) / scores.Count;
        double? deviation = scores.Count < 2
            ? null
            : Math.Sqrt(OrderFreeSum.Of(scores.Select(score => (score - mean) * (score - mean))) / (scores.Count - 1));
        return new ScaleQuality(
            scores.Count, mean, deviation,
            100.0 * scores.Count(score => score == 0) / scores.Count, 100.0 * scores.Count(score => score == 100) / scores.Count, items, alpha);
    }

    /// <summary>
    /// Alpha of the items' percents of maximum possible. Covariances of pairs, each over those who answered both; an item that
    /// everybody answered alike has none and is left out, as R's <c>psych::alpha</c> does.
    /// </summary>
    internal static (IReadOnlyList<Item> Items, CronbachAlpha? Alpha) AlphaOf(
        Instrument instrument, string dimension, IReadOnlyCollection<byte[]> answers)
    {
        var scale = Enumerable.Range(0, instrument.Items.Count)
            .Where(i => instrument.Items[i].Dimension == dimension && instrument.Items[i].Direction != ItemDirection.Descriptive).ToList();
        var respondents = answers.Count(packed => scale.Exists(i => packed[i] != 0));
        var varying = scale.FindAll(i => ItemPair.Of(answers, i, i).Covariance is > 0);
        IReadOnlyList<Item> items = [.. varying.Select(i => instrument.Items[i])];
        var covariances = varying.ConvertAll(i => varying.ConvertAll(j =>
            ItemPair.Of(answers, i, j).Covariance * Step(instrument.Items[i]) * Step(instrument.Items[j])));
        if (covariances.Exists(row => row.Contains(null)))
        {
            return (items, null);
        }

        return (items, CronbachAlpha.Of([.. covariances.Select(row => row.ConvertAll(covariance => covariance!.Value))], respondents));
    }

    // Percents of maximum possible a code is worth, below 0 for an item that is turned round.
    private static double Step(Item item) => (item.Reversed ? -100.0 : 100.0)
        / (item.Options.Max(option => option.Code) - item.Options.Min(option => option.Code));

    /// <summary>Sums of whole numbers, which are exact and so the same in any order.</summary>
    private readonly record struct ItemPair(long Count, long Sum, long OtherSum, long Products)
    {
        /// <summary>Divisor n − 1; null for fewer than two who answered both.</summary>
        public double? Covariance => Count < 2
            ? null
            : (double)(((Int128)Count * Products) - ((Int128)Sum * OtherSum)) / ((double)Count * (Count - 1));

        public static ItemPair Of(IEnumerable<byte[]> answers, int item, int other)
        {
            var (count, sum, otherSum, products) = (0L, 0L, 0L, 0L);
            foreach (var packed in answers)
            {
                if (packed[item] != 0 && packed[other] != 0)
                {
                    count++;
                    sum += packed[item];
                    otherSum += packed[other];
                    products += packed[item] * packed[other];
                }
            }

            return new ItemPair(count, sum, otherSum, products);
        }
    }
}
