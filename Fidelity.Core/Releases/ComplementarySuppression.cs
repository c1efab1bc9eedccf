namespace Fidelity.Core.Releases;

/// <summary>
/// Hides what would give a coded figure away. Within one item: the options of its favorable side add up to the percent favorable, those
/// of the other side to the rest. So a lone hidden option takes the smallest other one of its side with it, and a coded percent favorable
/// takes one option of each side. Then one more goes, the smallest remaining, for as long as the exact bounds (<see cref="ItemBounds"/>) are
/// too narrow somewhere. Totals over schools give way to the schools: a school's results are what its people answered for. Subgroups come
/// last. Figures that do not add up are left to the audit, which blocks them.
/// </summary>
public static class ComplementarySuppression
{
    private static readonly Protection Hidden = new(CellState.SuppressedToProtect);

    public static IReadOnlyDictionary<CellAddress, Protection> Complete(
        IReadOnlyList<CandidateCell> candidates, IReadOnlyDictionary<CellAddress, Protection> primary, DisclosureRules rules) =>
        Complete(candidates, PublishedItems.In(candidates, primary), primary, rules);

    internal static IReadOnlyDictionary<CellAddress, Protection> Complete(
        IReadOnlyList<CandidateCell> candidates, PublishedItems items, IReadOnlyDictionary<CellAddress, Protection> primary, DisclosureRules rules)
    {
        var decided = new Dictionary<CellAddress, Protection>(primary);
        foreach (var row in items.Rows.Where(row => row.AddsUp))
        {
            CompleteRow(row, primary, decided);
        }

        foreach (var scale in items.Scales.Where(scale => scale.Rows.All(row => row.AddsUp)))
        {
            CompleteScale(scale, primary, decided);
        }

        HideWhatTellsOfAScale(candidates, decided);
        // A total over schools tells nothing new when each of its schools shows the figure; otherwise it goes.
        foreach (var total in candidates.Where(cell => cell.Parts.Any(part => part.Organization != cell.Address.Organization && decided[part].Hides)))
        {
            decided[total.Address] = Hidden;
        }

        GroupSuppression.Complete(candidates, primary, decided, rules);
        return decided;
    }

    private static void CompleteRow(ItemRow row, IReadOnlyDictionary<CellAddress, Protection> primary, Dictionary<CellAddress, Protection> decided)
    {
        var favorableIsCoded = row.Favorable is not null && decided[row.Favorable.Address].Hides;
        foreach (var favorable in (bool[])[true, false])
        {
            var side = row.Side(favorable).ToList();
            var hidden = side.Count(option => decided[option.Address].Hides);
            if (hidden == 1 || (favorableIsCoded && hidden == 0))
            {
                Hide(side.Where(option => !decided[option.Address].Hides).OrderBy(option => option.Value).ThenBy(option => option.Address.Category), row, decided);
            }
        }

        while (FirstExposed(row, primary, decided) is { } exposed && Hide(NextOfRow(row, exposed, decided), row, decided))
        {
        }

    }

    /// <summary>Its own side first, then the other, then all coded options like the others, and the percent favorable last: it is what reports rest on.</summary>
    private static IEnumerable<CandidateCell> NextOfRow(ItemRow row, HiddenCount exposed, Dictionary<CellAddress, Protection> decided)
    {
        var isOption = exposed.Cell.Address.Measure == Measure.ItemOption;
        return
        [
            .. row.Options
                .OrderBy(option => isOption && option.IsFavorableOption != exposed.Cell.IsFavorableOption)
                .ThenBy(option => option.Value).ThenBy(option => option.Address.Category)
                .Where(option => !decided[option.Address].Hides),
            .. row.Options.Where(option => decided[option.Address].State == CellState.Published),
            .. row.Favorable is { } favorable && decided[favorable.Address].State == CellState.Published ? (CandidateCell[])[favorable] : [],
        ];
    }

    /// <summary>The options of an item that the scale would open go altogether, then its percent favorable, then the scale itself.</summary>
    private static void CompleteScale(ScaleOfItems scale, IReadOnlyDictionary<CellAddress, Protection> primary, Dictionary<CellAddress, Protection> decided)
    {
        while (new ScaleTable(scale.Rows, primary, decided).Exposed() is { Count: > 0 } exposed)
        {
            var row = exposed.FirstOrDefault(row => row.Options.Append(row.First).Any(cell => decided[cell.Address].State == CellState.Published));
            if (row is null)
            {
                decided[scale.Scale.Address] = Hidden;
                return;
            }

            var options = row.Options.Where(option => decided[option.Address].State == CellState.Published).ToList();
            foreach (var cell in options.Count > 0 ? options : [row.First])
            {
                decided[cell.Address] = Hidden;
            }
        }
    }

    /// <summary>
    /// A scale that is hidden, or shown as a limit since all answered alike, cannot be told from the figures over roles that it enters.
    /// (Scales that are too small or below the gate do not enter any.)
    /// </summary>
    private static void HideWhatTellsOfAScale(IReadOnlyList<CandidateCell> candidates, Dictionary<CellAddress, Protection> decided)
    {
        var telling = candidates
            .Where(cell => cell is { Consented: false, Address: { Measure: Measure.ScaleMean, Group: CellAddress.Everybody } } && decided[cell.Address] is { Hides: true } protection
                && protection.State is CellState.Published or CellState.SuppressedToProtect)
            .Select(cell => (cell.Address.Organization, cell.Address.Dimension))
            .ToHashSet();
        foreach (var cell in candidates.Where(cell => decided[cell.Address].State == CellState.Published))
        {
            var tells = cell.Address.Measure switch
            {
                Measure.PracticeScore or Measure.PerceptionGap => telling.Contains((cell.Address.Organization, cell.Address.Dimension)),
                Measure.FidelityIndex => telling.Any(scale => scale.Organization == cell.Address.Organization),
                _ => false,
            };
            if (tells)
            {
                decided[cell.Address] = Hidden;
            }
        }
    }

    /// <summary>
    /// The first; when that is a coded option there is nothing else left, and all coded ones go with it: hidden among cells of which it
    /// is known that they were not coded, it could be told from them.
    /// </summary>
    private static bool Hide(IEnumerable<CandidateCell> order, ItemRow row, Dictionary<CellAddress, Protection> decided)
    {
        if (order.FirstOrDefault() is not { } cell)
        {
            return false;
        }

        var isCoded = decided[cell.Address].Hides && cell.Address.Measure == Measure.ItemOption;
        foreach (var gone in isCoded ? row.Options : [cell])
        {
            decided[gone.Address] = Hidden;
        }

        return true;
    }

    private static HiddenCount? FirstExposed(
        ItemRow row, IReadOnlyDictionary<CellAddress, Protection> primary, IReadOnlyDictionary<CellAddress, Protection> decided) =>
        ItemBounds.KnowingTheRules(row, primary, decided).Audit(row, primary).FirstOrDefault(count => count.IsExposed);
}
