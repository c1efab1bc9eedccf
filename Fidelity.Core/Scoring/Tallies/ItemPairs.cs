using Fidelity.Core.Instruments;

namespace Fidelity.Core.Scoring.Tallies;

/// <summary>
/// What the covariances of a scale's items are made of: for each pair the number of respondents who answered both, and sums and products
/// of their codes. Whole numbers, which no order of rows can change.
/// </summary>
public sealed class ItemPairs
{
    private readonly int[] items;

    // By place in the scale and place of the other item, over those who answered both: people, codes of the first, products.
    private readonly long[,] counts;
    private readonly long[,] sums;
    private readonly long[,] products;

    public ItemPairs(Instrument instrument, string dimension)
    {
        items = [.. instrument.Items.Index().Where(entry => entry.Item.Dimension == dimension && entry.Item.Direction != ItemDirection.Descriptive).Select(entry => entry.Index)];
        (counts, sums, products) = (new long[items.Length, items.Length], new long[items.Length, items.Length], new long[items.Length, items.Length]);
    }

    /// <summary>Positions of the scale's items in the instrument; descriptive ones are in no scale.</summary>
    public IReadOnlyList<int> Items => items;

    /// <summary>Those who answered at least one of the items.</summary>
    public int Respondents { get; private set; }

    /// <summary>Counts one respondent in. Nothing is allocated.</summary>
    /// <param name="packed">One byte an item of the instrument; 0 is not answered.</param>
    public void Add(ReadOnlySpan<byte> packed)
    {
        var hasAnswered = false;
        for (var one = 0; one < items.Length; one++)
        {
            int code = packed[items[one]];
            if (code == 0)
            {
                continue;
            }

            hasAnswered = true;
            for (var other = 0; other < items.Length; other++)
            {
                int otherCode = packed[items[other]];
                if (otherCode != 0)
                {
                    counts[one, other]++;
                    sums[one, other] += code;
                    products[one, other] += code * otherCode;
                }
            }
        }

        Respondents += hasAnswered ? 1 : 0;
    }

    /// <summary>Of the codes of two items, divisor n − 1; null for fewer than two who answered both.</summary>
    /// <param name="item">One of <see cref="Items"/>.</param>
    public double? Covariance(int item, int otherItem)
    {
        var (one, other) = (Array.IndexOf(items, item), Array.IndexOf(items, otherItem));
        var count = counts[one, other];
        return count < 2
            ? null
            : (double)(((Int128)count * products[one, other]) - ((Int128)sums[one, other] * sums[other, one])) / ((double)count * (count - 1));
    }
}
