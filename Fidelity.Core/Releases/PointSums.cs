namespace Fidelity.Core.Releases;

/// <summary>A set of whole numbers, as bits from its lowest on: the sums of points that some people's answers can have.</summary>
/// <param name="lowest">No number of the set is lower.</param>
internal sealed class PointSums(int lowest, ulong[] bits)
{
    /// <summary>Nothing but 0: the sum of nobody's points.</summary>
    public static PointSums Zero { get; } = new(0, [1]);

    public IEnumerable<int> Values => Enumerable.Range(0, bits.Length * 64).Where(IsSet).Select(bit => lowest + bit);

    public bool Contains(int value) => value >= lowest && value < lowest + (bits.Length * 64) && IsSet(value - lowest);

    /// <summary>Every sum of one number of each.</summary>
    public PointSums Plus(PointSums other)
    {
        if (this == Zero || other == Zero)
        {
            return this == Zero ? other : this;
        }

        var sums = new ulong[bits.Length + other.Bits.Length];
        foreach (var value in Values)
        {
            Include(other.Bits, value - lowest, sums);
        }

        return new(lowest + other.Lowest, sums);
    }

    /// <summary>Adds the numbers of a set, each larger by <paramref name="by"/>, to another set, which has to be long enough.</summary>
    public static void Include(ReadOnlySpan<ulong> set, int by, Span<ulong> into)
    {
        var (words, rest) = (by / 64, by % 64);
        for (var word = 0; word < set.Length; word++)
        {
            if (set[word] != 0)
            {
                into[word + words] |= set[word] << rest;
                if (rest > 0 && set[word] >> (64 - rest) is var carried and not 0)
                {
                    into[word + words + 1] |= carried;
                }
            }
        }
    }

    private int Lowest => lowest;

    private ulong[] Bits => bits;

    private bool IsSet(int bit) => (bits[bit / 64] >> (bit % 64) & 1) != 0;
}
