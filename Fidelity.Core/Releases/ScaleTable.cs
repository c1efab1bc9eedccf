using System.Numerics;

namespace Fidelity.Core.Releases;

/// <summary>
/// A scale's mean is the mean of its items, and an item's mean is a weighted sum of its options. So a published scale gives one
/// equation over all its hidden options: what they add up to in points. This counts which values each coded count can have under that
/// equation, the sums of each side and the ranges known of each option, by collecting the sums of points that can be reached. Outsiders are
/// given the equation as if nobody had left an item out; in truth they know it less exactly. A mean near an end of the scale says by itself
/// that few are at the other end, so what is asked here is less than of the counts: that no coded count can be told exactly.
/// </summary>
internal sealed class ScaleTable
{
    private readonly IReadOnlyList<ItemRow> hidden;
    private readonly IReadOnlyDictionary<CellAddress, Protection> primary;
    private readonly IReadOnlyDictionary<CellAddress, Protection> decided;
    private readonly int units;

    /// <param name="items">The rows of the items that the scale is the mean of.</param>
    public ScaleTable(
        IEnumerable<ItemRow> items, IReadOnlyDictionary<CellAddress, Protection> primary, IReadOnlyDictionary<CellAddress, Protection> decided)
    {
        (this.primary, this.decided) = (primary, decided);
        hidden = [.. items.Where(row => row.Options.Any(option => decided[option.Address].Hides))];
        var points = hidden.SelectMany(row => row.Options).Select(option => option.Points!.Value).Distinct().ToList();
        units = Enumerable.Range(1, 420).First(unit => unit == 420 || points.All(point => Math.Abs((point * unit / 100) - Math.Round(point * unit / 100)) < 1e-9));
    }

    /// <summary>The items of which a coded count can be told, in the order of the questionnaire.</summary>
    public IReadOnlyList<ItemRow> Exposed()
    {
        var reachable = hidden.Select(row => Reachable(row, null, 0)).ToList();
        var total = hidden.Sum(row => row.Options.Sum(option => Weight(option) * KnownCount.Of(option)));
        return [.. hidden.Where((row, position) => IsExposed(row, SumsOf(reachable.Where((_, other) => other != position)), total))];
    }

    private bool IsExposed(ItemRow row, BigInteger others, int total) => row.Options
        .Where(option => primary[option.Address].Bound != CellBound.Exact)
        .Any(option =>
        {
            var (low, high) = KnownCount.Behind(primary[option.Address], option.Count);
            return Enumerable.Range(low, high - low + 1).Where(count => Meets(Reachable(row, option, count), others, total)).Take(2).Count() < 2;
        });

    /// <summary>One sum of each adds up to the total.</summary>
    private static bool Meets(BigInteger own, BigInteger others, int total) =>
        Bits(own).Any(sum => sum <= total && !((others >> (total - sum)) & BigInteger.One).IsZero);

    private static BigInteger SumsOf(IEnumerable<BigInteger> sets) => sets.Aggregate(BigInteger.One, Sum);

    private static BigInteger Sum(BigInteger one, BigInteger other) =>
        Bits(one).Aggregate(BigInteger.Zero, (sums, bit) => sums | (other << bit));

    private static IEnumerable<int> Bits(BigInteger set)
    {
        for (var bit = 0; !set.IsZero; bit++, set >>= 1)
        {
            if (!set.IsEven)
            {
                yield return bit;
            }
        }
    }

    private int Weight(CandidateCell option) => (int)Math.Round(option.Points!.Value * units / 100);

    /// <summary>The sums of points that an item can have, as bits, when one of its options has a certain count.</summary>
    private BigInteger Reachable(ItemRow row, CandidateCell? held, int count)
    {
        var favorable = BySum(row, true, held, count);
        var other = BySum(row, false, held, count);
        var known = ItemBounds.KnowingTheRules(row, primary, decided).KnownOfFavorable;
        var sums = BigInteger.Zero;
        for (var people = known.Low; people <= known.High; people++)
        {
            if (!favorable[people].IsZero && !other[row.People - people].IsZero)
            {
                sums |= Sum(favorable[people], other[row.People - people]);
            }
        }

        return sums;
    }

    /// <summary>For every number of people on one side, the points that they can have together.</summary>
    private BigInteger[] BySum(ItemRow row, bool favorable, CandidateCell? held, int count)
    {
        var sums = new BigInteger[row.People + 1];
        sums[0] = BigInteger.One;
        foreach (var option in row.Side(favorable))
        {
            var (low, high) = option == held ? (count, count) : ItemBounds.KnowingTheRules(row, primary, decided).KnownOfOptions[row.Options.ToList().IndexOf(option)];
            var next = new BigInteger[row.People + 1];
            for (var people = 0; people <= row.People; people++)
            {
                for (var add = low; !sums[people].IsZero && add <= high && people + add <= row.People; add++)
                {
                    next[people + add] |= sums[people] << (Weight(option) * add);
                }
            }

            sums = next;
        }

        return sums;
    }
}
