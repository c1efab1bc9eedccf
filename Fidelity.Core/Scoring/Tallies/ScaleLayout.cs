using Fidelity.Core.Instruments;

namespace Fidelity.Core.Scoring.Tallies;

/// <summary>What the options of one scale's items are worth in whole numbers, and how answers make a score.</summary>
internal sealed class ScaleLayout
{
    private readonly int items;
    private readonly long pointsOfOneItem;

    /// <param name="scale">The scored items of the scale, one or more.</param>
    public ScaleLayout(IReadOnlyList<Item> scale)
    {
        items = scale.Count;
        pointsOfOneItem = scale.Select(Range).Aggregate(1L, LeastCommonMultiple);
        var answered = Enumerable.Range(1, items).Where(IsEnough).Aggregate(1L, (all, count) => LeastCommonMultiple(all, count));
        Factors = [.. Enumerable.Range(0, items + 1).Select(count => IsEnough(count) ? answered / count : 0)];
        UnitsOfFull = pointsOfOneItem * answered;
    }

    /// <summary>By the number of items answered: what the respondent's points are multiplied by; 0 where too few were answered for a score.</summary>
    public long[] Factors { get; }

    /// <summary>The summed units that a score of 100 is.</summary>
    public long UnitsOfFull { get; }

    /// <summary>Percent of maximum possible in whole points, turned round for a reversed item.</summary>
    public long PointsOf(Item item, int code)
    {
        var steps = item.Reversed ? item.Options.Max(option => option.Code) - code : code - item.Options.Min(option => option.Code);
        return steps * (pointsOfOneItem / Range(item));
    }

    private bool IsEnough(int count) => count > 0 && 3 * count >= 2 * items;

    private static long Range(Item item) => item.Options.Max(option => option.Code) - item.Options.Min(option => option.Code);

    public static long LeastCommonMultiple(long one, long other) => one / GreatestCommonDivisor(one, other) * other;

    private static long GreatestCommonDivisor(long one, long other) => other == 0 ? one : GreatestCommonDivisor(other, one % other);
}
