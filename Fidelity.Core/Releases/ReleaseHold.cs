namespace Fidelity.Core.Releases;

/// <summary>
/// Whether an organisation keeps what was last published of it. A figure that changes while fewer than the smallest count of people came or went
/// would tell, by subtraction, what those few said. The figures of an organisation hang together (items in scales, grades in the school, roles in the
/// practice scores), so it is held whole.
/// </summary>
public static class ReleaseHold
{
    /// <param name="last">The cells last published, in any order.</param>
    /// <param name="computed">What would be published in their place, from other responses.</param>
    public static bool IsNeeded(IEnumerable<ReleasedCell> last, IEnumerable<ReleasedCell> computed, DisclosureRules rules)
    {
        var before = last.Where(cell => cell.IsPublished).ToDictionary(cell => cell.Address);
        if (TellsOfTheRest(before, computed, rules))
        {
            return true;
        }

        // The gap between two roles' means counts the fewer of them, and tells nothing that the means do not.
        return computed.Where(cell => cell.Measure != Measure.PerceptionGap).Any(cell => before.TryGetValue(cell.Address, out var was) && cell.IsPublished
            && Math.Abs(cell.Count!.Value - was.Count!.Value) < rules.SmallestCount
            && !SaysTheSame(was, cell));
    }

    /// <summary>What is left of the whole without its subgroups that are shown both times is a group of people too.</summary>
    private static bool TellsOfTheRest(Dictionary<CellAddress, ReleasedCell> before, IEnumerable<ReleasedCell> computed, DisclosureRules rules)
    {
        var grown = computed.Where(cell => cell.IsPublished && before.ContainsKey(cell.Address))
            .Select(cell => (Cell: cell, People: cell.Count!.Value - before[cell.Address].Count!.Value, IsExact: (cell.Bound, before[cell.Address].Bound) == (CellBound.Exact, CellBound.Exact)))
            .ToList();
        var groups = grown.Where(one => one.Cell.Group != CellAddress.Everybody).ToLookup(one => one.Cell.Address with { Group = CellAddress.Everybody });
        return grown.Any(whole => groups[whole.Cell.Address].Any()
            && (IsFew(whole.People - groups[whole.Cell.Address].Sum(group => group.People))
                || IsFew(whole.People - groups[whole.Cell.Address].Where(group => group.IsExact).Sum(group => group.People))));

        bool IsFew(int people) => people != 0 && Math.Abs(people) < rules.SmallestCount;
    }

    private static bool SaysTheSame(ReleasedCell one, ReleasedCell other) =>
        (one.Value, one.Bound, one.Count, one.StandardError) == (other.Value, other.Bound, other.Count, other.StandardError);
}
