namespace Fidelity.Core.Releases;

/// <summary>
/// What is shown in place of figures that are hidden to protect others: the range that follows from the other figures of the same item, which
/// any reader could work out, and for a total the sum of its schools' ranges. So it tells nothing that is not told already. It rests on
/// what is shown alone, and not on why a cell was hidden. Nothing is shown where that leaves everything possible.
/// Source: Fischetti and Salazar, "Partial cell suppression: a new methodology for statistical disclosure control", Statistics and Computing 13 (2003).
/// </summary>
internal static class PublishedRanges
{
    /// <summary>By cell, in whole percent rounded outward, both ends included.</summary>
    public static IReadOnlyDictionary<CellAddress, (int Low, int High)> In(PublishedItems items, IReadOnlyDictionary<CellAddress, Protection> decided)
    {
        // Where no figure of an item is shown, not even the people who answered it are known, and a percentage of them would tell.
        var known = items.Rows.Where(row => Cells(row).Any(cell => decided[cell.Address].State == CellState.Published))
            .ToDictionary(row => row, row => ItemBounds.FromWhatIsShown(row, decided));
        Dictionary<CellAddress, (int Low, int High)> ranges = [];
        foreach (var (row, bounds) in known)
        {
            Add(row, bounds.Favorable, position => bounds.Options[position]);
        }

        foreach (var total in items.Totals.Where(total => total.Rows.All(known.ContainsKey)))
        {
            Add(
                total.Total,
                KnownCount.Sum(total.Rows.Select(row => known[row].Favorable)),
                position => KnownCount.Sum(total.PartsOf(position).Select(part => known[part.Row].Options[part.Position])));
        }

        return ranges;

        void Add(ItemRow row, (int Low, int High) favorable, Func<int, (int Low, int High)> option)
        {
            if (row.Favorable is { } cell)
            {
                AddCell(cell, favorable);
            }

            for (var position = 0; position < row.Options.Count; position++)
            {
                AddCell(row.Options[position], option(position));
            }
        }

        void AddCell(CandidateCell cell, (int Low, int High) range)
        {
            var percent = (Low: 100 * range.Low / cell.Count, High: ((100 * range.High) + cell.Count - 1) / cell.Count);
            if (decided[cell.Address].State == CellState.SuppressedToProtect && percent != (0, 100))
            {
                ranges[cell.Address] = percent;
            }
        }
    }

    private static IEnumerable<CandidateCell> Cells(ItemRow row) => row.Favorable is { } favorable ? row.Options.Prepend(favorable) : row.Options;
}
