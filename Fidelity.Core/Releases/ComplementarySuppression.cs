namespace Fidelity.Core.Releases;

/// <summary>
/// Hides what would give a hidden figure away. Within one item: the options of its favorable side add up to the percent favorable, those
/// of the other side to the rest, and the mean is a weighted sum of all. So a lone hidden option takes the smallest other one of its side
/// with it, a coded percent favorable takes one option of each side, and any hidden option takes the mean.
/// (Relations across schools and subgroups, and the audit over all of them, belong to the issue on statistics and disclosure.)
/// </summary>
public static class ComplementarySuppression
{
    public static IReadOnlyDictionary<CellAddress, Protection> Complete(
        IReadOnlyList<CandidateCell> candidates, IReadOnlyDictionary<CellAddress, Protection> primary)
    {
        var decided = new Dictionary<CellAddress, Protection>(primary);
        foreach (var item in candidates.Where(cell => cell.Address.Item.Length > 0).GroupBy(cell => cell.Address with { Measure = Measure.ItemMean, Category = 0 }))
        {
            CompleteItem([.. item], decided);
        }

        return decided;
    }

    private static void CompleteItem(IReadOnlyList<CandidateCell> item, Dictionary<CellAddress, Protection> decided)
    {
        var total = item.FirstOrDefault(cell => cell.Address.Measure == Measure.ItemFavorable);
        var options = item.Where(cell => cell.Address.Measure == Measure.ItemOption).ToList();
        if (total is null || options.Count == 0 || decided[total.Address].State != CellState.Published)
        {
            return;
        }

        // One person's own answers, shown with that person's consent, are not a table about others.
        if (total.Consented)
        {
            return;
        }

        var totalIsCoded = decided[total.Address].Hides;
        foreach (var side in options.GroupBy(option => option.IsFavorableOption))
        {
            var hidden = side.Count(option => decided[option.Address].Hides);
            var needed = hidden == 1 || (totalIsCoded && hidden == 0);
            var smallest = side.Where(option => !decided[option.Address].Hides).OrderBy(option => option.Value).ThenBy(option => option.Address.Category).FirstOrDefault();
            if (needed && smallest is not null)
            {
                decided[smallest.Address] = new(CellState.SuppressedToProtect);
            }
        }

        var mean = item.FirstOrDefault(cell => cell.Address.Measure == Measure.ItemMean);
        if (mean is not null && (totalIsCoded || options.Any(option => decided[option.Address].Hides)))
        {
            decided[mean.Address] = new(CellState.SuppressedToProtect);
        }
    }
}
