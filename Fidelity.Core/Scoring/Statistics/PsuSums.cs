using Fidelity.Core.Scoring.Tallies;

namespace Fidelity.Core.Scoring.Statistics;

/// <summary>
/// Sums of blocks, the blocks of a PSU next to each other: what is summed by PSU first has few numbers to sort each time, however many
/// blocks there are, and is as free of their order.
/// </summary>
internal static class PsuSums
{
    /// <summary>The same blocks if they stand that way already.</summary>
    public static PsuSum[] Sorted(IEnumerable<PsuSum> sums)
    {
        var blocks = sums as PsuSum[] ?? [.. sums];
        for (var i = 1; i < blocks.Length; i++)
        {
            if (Compare(blocks[i - 1].Block, blocks[i].Block) > 0)
            {
                blocks = [.. blocks];
                Array.Sort(blocks, (one, other) => Compare(one.Block, other.Block));
                break;
            }
        }

        return blocks;
    }

    /// <summary>For each PSU where its blocks stand.</summary>
    /// <param name="sorted">As <see cref="Sorted"/> gives them.</param>
    public static IEnumerable<Range> Psus(PsuSum[] sorted)
    {
        for (var start = 0; start < sorted.Length;)
        {
            var end = start;
            while (end < sorted.Length && Compare(sorted[start].Block, sorted[end].Block) == 0)
            {
                end++;
            }

            yield return start..end;
            start = end;
        }
    }

    /// <summary>For each PSU the sum of a number that each of its blocks has.</summary>
    /// <param name="sorted">As <see cref="Sorted"/> gives them.</param>
    public static double[] ByPsu(PsuSum[] sorted, Func<PsuSum, double> number)
    {
        var numbers = Array.ConvertAll(sorted, new Converter<PsuSum, double>(number));
        return [.. Psus(sorted).Select(psu => OrderFreeSum.Sorting(numbers.AsSpan(psu)))];
    }

    private static int Compare(in TallyBlock one, in TallyBlock other) =>
        one.Stratum != other.Stratum ? one.Stratum.CompareTo(other.Stratum) : one.Psu.CompareTo(other.Psu);
}
