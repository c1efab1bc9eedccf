namespace Fidelity.Core.Releases;

/// <summary>
/// Hides subgroups until none that the primary rule hid or coded can be worked out from the whole and the others. A subgroup that goes
/// is the smallest one of the school that is still shown, so that the same one goes everywhere. Where the whole itself is not shown exactly, none
/// of its subgroups is; and of a hidden item with two options the mean of its scale would tell.
/// </summary>
internal static class GroupSuppression
{
    private static readonly Protection Hidden = new(CellState.SuppressedToProtect);

    public static void Complete(
        IReadOnlyList<CandidateCell> candidates, IReadOnlyDictionary<CellAddress, Protection> primary, Dictionary<CellAddress, Protection> decided, DisclosureRules rules)
    {
        var twoOptions = candidates
            .Where(cell => cell is { Address: { Measure: Measure.ItemOption, Group: CellAddress.Everybody }, Points: not null })
            .GroupBy(cell => cell.Address with { Measure = Measure.ItemFavorable, Category = 0 })
            .Where(item => item.Count() == 2).Select(item => item.Key)
            .ToLookup(item => item with { Measure = Measure.ScaleMean, Item = "" });
        foreach (var table in GroupTable.In(candidates).OrderBy(table => table.Whole.Address.Measure))
        {
            Hide(table.Groups.Where(group => decided[table.Whole.Address].Hides || twoOptions[table.Whole.Address].Any(item => IsHidden(item, group, decided))), decided);
            while (table.IsShown(decided) && IsOpen(table, primary, decided, rules))
            {
                var shown = table.Groups.Where(group => decided[group.Address].State == CellState.Published).ToList();
                var exact = shown.Where(group => !decided[group.Address].Hides).OrderBy(group => group.GroupSize).ThenBy(group => group.Address.Group, StringComparer.Ordinal);
                Hide(exact.Any() ? exact.Take(1) : shown, decided);
            }
        }
    }

    private static bool IsHidden(CellAddress item, CandidateCell group, Dictionary<CellAddress, Protection> decided) =>
        decided.TryGetValue(item with { Group = group.Address.Group }, out var protection) && protection.Hides;

    private static bool IsOpen(
        GroupTable table, IReadOnlyDictionary<CellAddress, Protection> primary, IReadOnlyDictionary<CellAddress, Protection> decided, DisclosureRules rules) =>
        table.RestIsTooSmall(decided, rules)
        || (table.Whole.Address.Measure == Measure.ItemFavorable && table.Audit(primary, decided).Any(count => count.IsExposed));

    private static void Hide(IEnumerable<CandidateCell> groups, Dictionary<CellAddress, Protection> decided)
    {
        foreach (var group in groups.Where(group => decided[group.Address].State == CellState.Published))
        {
            decided[group.Address] = Hidden;
        }
    }
}
