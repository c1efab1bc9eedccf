using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Core.Scoring.Tallies;

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
        var pairs = new ItemPairs(instrument, dimension);
        foreach (var packed in answers)
        {
            pairs.Add(packed);
        }

        var (items, alpha) = AlphaOf(instrument, pairs);
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
    internal static (IReadOnlyList<Item> Items, CronbachAlpha? Alpha) AlphaOf(Instrument instrument, ItemPairs pairs)
    {
        var varying = pairs.Items.Where(item => pairs.Covariance(item, item) is > 0).ToList();
        IReadOnlyList<Item> items = [.. varying.Select(item => instrument.Items[item])];
        var covariances = varying.ConvertAll(one => varying.ConvertAll(other =>
            pairs.Covariance(one, other) * Step(instrument.Items[one]) * Step(instrument.Items[other])));
        if (covariances.Exists(row => row.Contains(null)))
        {
            return (items, null);
        }

        return (items, CronbachAlpha.Of([.. covariances.Select(row => row.ConvertAll(covariance => covariance!.Value))], pairs.Respondents));
    }

    // Percents of maximum possible a code is worth, below 0 for an item that is turned round.
    private static double Step(Item item) => (item.Reversed ? -100.0 : 100.0)
        / (item.Options.Max(option => option.Code) - item.Options.Min(option => option.Code));
}
