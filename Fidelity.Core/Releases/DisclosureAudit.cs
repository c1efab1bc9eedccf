using Fidelity.Core.Problems;

namespace Fidelity.Core.Releases;

/// <summary>
/// What an outsider can compute from everything that is about to be published, as exact bounds of every hidden or coded count. It looks
/// at the decisions afresh, however they were come by, and one problem in it means that nothing is published.
/// </summary>
/// <param name="Tables">How many tables were solved: one an item and school, one an item and total, one a figure and its subgroups.</param>
/// <param name="HiddenCounts">Counts that are to stay hidden; in a table with a total they are looked at once more.</param>
/// <param name="Narrowest">The fewest values that one of them can have for all that is published; 0 where none is hidden.</param>
/// <param name="Problems">Empty, or what would give somebody away.</param>
public sealed record DisclosureAudit(int Tables, int HiddenCounts, int Narrowest, IReadOnlyList<Problem> Problems)
{
    public static DisclosureAudit Of(
        IReadOnlyList<CandidateCell> candidates,
        IReadOnlyDictionary<CellAddress, Protection> primary,
        IReadOnlyDictionary<CellAddress, Protection> decided,
        DisclosureRules rules) => Of(candidates, PublishedItems.In(candidates, primary), primary, decided, rules);

    internal static DisclosureAudit Of(
        IReadOnlyList<CandidateCell> candidates,
        PublishedItems items,
        IReadOnlyDictionary<CellAddress, Protection> primary,
        IReadOnlyDictionary<CellAddress, Protection> decided,
        DisclosureRules rules)
    {
        List<Problem> problems =
        [
            .. items.Rows.Where(row => !row.AddsUp).Select(DoesNotAddUp),
            .. items.Totals.Where(one => !one.AddsUp).Select(one => DoesNotAddUp(one.Total)),
        ];
        if (problems.Count > 0)
        {
            return new(0, 0, 0, problems);
        }

        var bounds = items.Rows.ToDictionary(row => row, row => ItemBounds.KnowingTheRules(row, primary, decided));
        var groups = GroupTable.In(candidates).Where(table => table.IsShown(decided)).ToList();
        List<HiddenCount> hidden =
        [
            .. items.Rows.SelectMany(row => bounds[row].Audit(row, primary)),
            .. items.Totals.SelectMany(one => new ItemTable(one, bounds, primary, decided).Audit()),
            .. groups.Where(table => table.Whole.Address.Measure == Measure.ItemFavorable).SelectMany(table => table.Audit(primary, decided)),
        ];
        return new(
            items.Rows.Count + items.Totals.Count + groups.Count,
            hidden.Count,
            hidden.Select(count => count.Width + 1).DefaultIfEmpty(0).Min(),
            [
                .. hidden.Where(count => count.IsExposed).Select(Exposed),
                .. items.Scales.SelectMany(scale => ExposedBy(scale, primary, decided)),
                .. groups.Where(table => decided[table.Whole.Address].Hides || table.RestIsTooSmall(decided, rules)).Select(ExposedByItsWhole),
            ]);
    }

    /// <summary>
    /// How far the published means of scales narrow coded counts, which the audit asks only not to be told: for each coded option of an item
    /// in such a scale, how many values it can have, and how many its limit stands for. Much slower than the audit.
    /// </summary>
    public static IEnumerable<(int Possible, int OfLimit)> ValuesBesideScales(
        IReadOnlyList<CandidateCell> candidates,
        IReadOnlyDictionary<CellAddress, Protection> primary,
        IReadOnlyDictionary<CellAddress, Protection> decided) =>
        PublishedItems.In(candidates, primary).Scales.Where(scale => decided[scale.Scale.Address].State == CellState.Published)
            .SelectMany(scale => new ScaleTable(scale.Rows, primary, decided).Values());

    private static Problem Exposed(HiddenCount count) => new(
        "REL-004",
        $"{Name(count.Cell)} is hidden, but from everything else it can be worked out to lie between {count.Low} and {count.High} people, and "
        + $"{count.Needed.Low} to {count.Needed.High} must stay possible: nothing was released. This is a fault of the program; please report it.");

    private static IEnumerable<Problem> ExposedBy(
        ScaleOfItems scale, IReadOnlyDictionary<CellAddress, Protection> primary, IReadOnlyDictionary<CellAddress, Protection> decided) =>
        decided[scale.Scale.Address].State != CellState.Published
            ? []
            : new ScaleTable(scale.Rows, primary, decided).Exposed().Select(row => new Problem(
                "REL-007",
                $"The mean of the scale {scale.Scale.Address.Dimension} gives hidden options of {Name(row.First)} away: nothing was released. "
                + "This is a fault of the program; please report it."));

    private static Problem ExposedByItsWhole(GroupTable table) => new(
        "REL-009",
        $"Subgroups of {Name(table.Whole)} that are hidden can be worked out from the whole and the subgroups that are shown: nothing was released. "
        + "This is a fault of the program; please report it.");

    private static Problem DoesNotAddUp(ItemRow row) => new(
        "REL-005",
        $"The options of {Name(row.First)} do not add up to its people, so what can be worked out from them is not known: nothing was released. "
        + "This is a fault of the program; please report it.");

    private static string Name(CandidateCell cell) => string.Concat(
        cell.Address.Item.Length > 0 ? cell.Address.Item : cell.Address.Dimension,
        cell.Address.Category > 0 ? $" option {cell.Address.Category}" : "",
        cell.Address.Group == CellAddress.Everybody ? "" : $" {cell.Address.Group}",
        $" of organisation {cell.Address.Organization.Value}");
}
