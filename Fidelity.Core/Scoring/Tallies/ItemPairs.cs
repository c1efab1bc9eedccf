using Fidelity.Core.Instruments;

namespace Fidelity.Core.Scoring.Tallies;

/// <summary>
/// What the covariances of a scale's items are made of: for each pair the number of respondents who answered both, and sums and products
/// of their codes. Whole numbers, which no order of rows can change.
/// </summary>
public sealed class ItemPairs
{
    private readonly int[] items;

    // By place of the one item, times the number of items, and place of the other, which does not stand before it.
    private readonly Pair[] pairs;

    public ItemPairs(Instrument instrument, string dimension)
    {
        items = [.. instrument.Items.Index().Where(entry => entry.Item.Dimension == dimension && entry.Item.Direction != ItemDirection.Descriptive).Select(entry => entry.Index)];
        pairs = new Pair[items.Length * items.Length];
    }

    /// <summary>Positions of the scale's items in the instrument; descriptive ones are in no scale.</summary>
    public IReadOnlyList<int> Items => items;

    /// <summary>Those who answered at least one of the items.</summary>
    public int Respondents { get; private set; }

    /// <summary>Counts one respondent in. Nothing is allocated.</summary>
    /// <param name="packed">One byte an item of the instrument; 0 is not answered.</param>
    public void Add(ReadOnlySpan<byte> packed)
    {
        var answered = 0;
        Span<(int Place, int Code)> codes = stackalloc (int, int)[items.Length];
        for (var place = 0; place < items.Length; place++)
        {
            if (packed[items[place]] is var code and not 0)
            {
                codes[answered++] = (place, code);
            }
        }

        Respondents += answered > 0 ? 1 : 0;
        codes = codes[..answered];
        for (var one = 0; one < codes.Length; one++)
        {
            for (var other = one; other < codes.Length; other++)
            {
                ref var pair = ref pairs[(codes[one].Place * items.Length) + codes[other].Place];
                pair.Count++;
                pair.Sum += codes[one].Code;
                pair.OtherSum += codes[other].Code;
                pair.Products += codes[one].Code * codes[other].Code;
            }
        }
    }

    /// <summary>Of the codes of two items, divisor n − 1; null for fewer than two who answered both.</summary>
    /// <param name="item">One of <see cref="Items"/>.</param>
    public double? Covariance(int item, int otherItem)
    {
        var (one, other) = (Array.IndexOf(items, Math.Min(item, otherItem)), Array.IndexOf(items, Math.Max(item, otherItem)));
        var pair = pairs[(one * items.Length) + other];
        return pair.Count < 2
            ? null
            : (double)(((Int128)pair.Count * pair.Products) - ((Int128)pair.Sum * pair.OtherSum)) / ((double)pair.Count * (pair.Count - 1));
    }

    /// <summary>Sums of the codes of two items over those who answered both.</summary>
    private record struct Pair(long Count, long Sum, long OtherSum, long Products);
}
