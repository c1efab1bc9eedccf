using Fidelity.Core.Scoring.Tallies;

namespace Fidelity.Core.Scoring.Statistics;

/// <summary>
/// How many times the variance of a mean is that of as many independent answers: its linearised variance over s²/n, where
/// s² = n/(n − 1) · Σw(y − mean)²/Σw. Above 1 where classes are alike inside, or weights differ.
/// </summary>
/// <remarks>
/// L. Kish, Survey Sampling (1965), 8.2. R: <c>svymean(…, deff = "replace")</c>: against a simple random sample drawn with
/// replacement, because a census that some did not answer has no sampling fraction to correct for.
/// </remarks>
public static class DesignEffect
{
    // What rounding leaves of 0, where all classes have the same mean.
    private const double Rounding = 1e-20;

    /// <summary>0 where all PSUs have the same mean. Null without degrees of freedom, and where all answered alike.</summary>
    /// <param name="sums">That <paramref name="mean"/> was made of.</param>
    /// <param name="unit">The value that one unit of the sums stands for.</param>
    public static double? Of(IEnumerable<PsuSum> sums, double unit, Linearised mean)
    {
        if (mean.DegreesOfFreedom == 0 || mean.Count < 2)
        {
            return null;
        }

        var blocks = PsuSums.Sorted(sums);
        var first = Array.Find(blocks, block => block.Count > 0);
        if (Array.TrueForAll(blocks, block => block.SquaresWithin == 0 && (Int128)block.Sum * first.Count == (Int128)first.Sum * block.Count))
        {
            return null;
        }

        // Within the blocks and between them: nothing is subtracted that is not exact.
        var squares = OrderFreeSum.Of(PsuSums.ByPsu(blocks, block => block.Count == 0 ? 0
            : block.Block.Weight * ((unit * unit * block.SquaresWithin) + (block.Count * Square((unit * block.Sum / block.Count) - mean.Value)))));
        var spread = squares / OrderFreeSum.Of(PsuSums.ByPsu(blocks, block => block.Block.Weight * block.Count));
        var effect = mean.Variance() / (spread / (mean.Count - 1));
        return effect < Rounding ? 0 : effect;
    }

    /// <summary>
    /// Kish's design effect of unequal weights alone: 1 + CV²(w) = n·Σw²/(Σw)², at least 1. R: <c>n * sum(w^2) / sum(w)^2</c>.
    /// </summary>
    public static double OfWeights(IReadOnlyCollection<double> weights)
    {
        var sum = OrderFreeSum.Of(weights);
        return weights.Count * OrderFreeSum.Of(weights.Select(Square)) / (sum * sum);
    }

    private static double Square(double x) => x * x;
}
