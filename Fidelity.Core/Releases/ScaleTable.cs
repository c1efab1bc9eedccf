namespace Fidelity.Core.Releases;

/// <summary>
/// A scale's mean is the mean of its items, and an item's mean is a weighted sum of its options. So a published scale gives one
/// equation over all its hidden options: what they add up to in points. This asks which values each coded count can have under that
/// equation, the sums of each side and the ranges known of each option. Outsiders are given the equation as if nobody had left an item
/// out; in truth they know it less exactly. A mean near an end of the scale says by itself that few are at the other end, so what is
/// asked here is less than of the counts: that no coded count can be told exactly. The true value is possible; mostly another one is found by
/// moving a few people in one item or in two, and only where it is not, all sums of points that can be reached are collected.
/// </summary>
internal sealed class ScaleTable
{
    private readonly IReadOnlyDictionary<CellAddress, Protection> primary;
    private readonly List<ScaleRow> hidden;
    private readonly PointSums?[] others;

    /// <param name="items">The rows of the items that the scale is the mean of.</param>
    public ScaleTable(
        IEnumerable<ItemRow> items, IReadOnlyDictionary<CellAddress, Protection> primary, IReadOnlyDictionary<CellAddress, Protection> decided)
    {
        this.primary = primary;
        var rows = items.Where(row => row.Options.Any(option => decided[option.Address].Hides)).ToList();
        if (rows.Count == 0)
        {
            (hidden, others) = ([], []);
            return;
        }

        var points = rows.SelectMany(row => row.Options).Select(option => option.Points!.Value).Distinct().ToList();
        var units = Enumerable.Range(1, 420).First(unit => unit == 420 || points.All(point => Math.Abs((point * unit / 100) - Math.Round(point * unit / 100)) < 1e-9));
        hidden = [.. rows.Select(row => new ScaleRow(row, ItemBounds.KnowingTheRules(row, primary, decided), units))];
        others = new PointSums?[hidden.Count];
    }

    /// <summary>The items of which a coded count can be told, in the order of the questionnaire.</summary>
    public IReadOnlyList<ItemRow> Exposed() =>
        [.. Enumerable.Range(0, hidden.Count).Where(row => CodedOf(row).Any(position => !HasAnotherValue(row, position))).Select(row => hidden[row].Row)];

    /// <summary>How many values each coded count of the scale can have, and how many its limit stands for.</summary>
    public IEnumerable<(int Possible, int OfLimit)> Values() =>
        from row in Enumerable.Range(0, hidden.Count)
        from position in CodedOf(row)
        let range = RangeOf(row, position)
        let option = hidden[row].Row.Options[position]
        let needed = KnownCount.Behind(primary[option.Address], option.Count)
        select (Enumerable.Range(range.Low, range.High - range.Low + 1).Count(difference => IsPossible(row, position, difference)), needed.High - needed.Low + 1);

    private IEnumerable<int> CodedOf(int row) =>
        Enumerable.Range(0, hidden[row].Row.Options.Count).Where(position => primary[hidden[row].Row.Options[position].Address].Bound != CellBound.Exact);

    /// <summary>How far the count can lie from the true one by its item alone, within the values that its limit stands for.</summary>
    private (int Low, int High) RangeOf(int row, int position)
    {
        var option = hidden[row].Row.Options[position];
        var (count, needed, room) = (KnownCount.Of(option), KnownCount.Behind(primary[option.Address], option.Count), hidden[row].Room[position]);
        return (Math.Max(room.Low, needed.Low - count), Math.Min(room.High, needed.High - count));
    }

    private bool HasAnotherValue(int row, int position)
    {
        var range = RangeOf(row, position);
        return hidden[row].MovesOf(position, range).Any(points => points == 0 || hidden.Where((_, other) => other != row).Any(other => other.Moves.Contains(-points)))
            || hidden[row].MovesAlone(position, range)
            || Enumerable.Range(range.Low, range.High - range.Low + 1).Any(difference => difference != 0 && IsPossible(row, position, difference));
    }

    /// <summary>The count can differ from the true one by so much: what it moves the item's points by, the other items can take back.</summary>
    private bool IsPossible(int row, int position, int difference)
    {
        var rest = others[row] ??= hidden.Where((_, other) => other != row).Aggregate(PointSums.Zero, (sums, other) => sums.Plus(other.Reachable()));
        return hidden[row].Reachable(position, difference).Values.Any(points => rest.Contains(-points));
    }
}
