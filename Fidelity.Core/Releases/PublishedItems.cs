namespace Fidelity.Core.Releases;

/// <summary>
/// The items of a release that are tables about others, each with its options: those that the primary rule lets be shown at all. One
/// person's own answers, shown with that person's consent, are no such table.
/// </summary>
/// <param name="Rows">One an organisation and item, totals apart.</param>
/// <param name="Totals">Each total with the rows that it adds up.</param>
/// <param name="Scales">Each published scale of one organisation with the rows of its items.</param>
internal sealed record PublishedItems(IReadOnlyList<ItemRow> Rows, IReadOnlyList<TotalOfItems> Totals, IReadOnlyList<ScaleOfItems> Scales)
{
    public static PublishedItems In(IReadOnlyList<CandidateCell> candidates, IReadOnlyDictionary<CellAddress, Protection> primary)
    {
        var rows = candidates
            .Where(cell => cell is { Consented: false, Address.Measure: Measure.ItemFavorable or Measure.ItemOption })
            .GroupBy(cell => Item(cell.Address))
            .Select(item => (item.Key, Row: new ItemRow(
                item.FirstOrDefault(cell => cell.Address.Measure == Measure.ItemFavorable),
                [.. item.Where(cell => cell.Address.Measure == Measure.ItemOption)])))
            .Where(item => item.Row.Options.Count > 0 && primary[item.Row.First.Address].State == CellState.Published)
            .ToDictionary(item => item.Key, item => item.Row);
        var inScales = rows.Values.Where(row => row.First.Parts.Count == 0 && row.Options.All(option => option.Points is not null)).ToLookup(row => Scale(row.First.Address));
        return new(
            [.. rows.Values.Where(row => row.First.Parts.Count == 0)],
            [.. rows.Where(item => item.Value.First.Parts.Count > 0).Select(item => new TotalOfItems(item.Value, PartsOf(item.Value, rows)))],
            [.. candidates
                .Where(cell => cell.Address.Measure == Measure.ScaleMean && !cell.Consented && cell.Parts.Count == 0 && primary[cell.Address].State == CellState.Published)
                .Select(cell => new ScaleOfItems(cell, [.. inScales[Scale(cell.Address)]]))
                .Where(scale => scale.Rows.Count > 0)]);
    }

    private static IReadOnlyList<ItemRow> PartsOf(ItemRow total, Dictionary<CellAddress, ItemRow> rows) =>
        [.. total.First.Parts.Select(part => rows[Item(part)])];

    private static CellAddress Item(CellAddress cell) => cell with { Measure = Measure.ItemOption, Category = 0 };

    private static CellAddress Scale(CellAddress cell) => cell with { Measure = Measure.ScaleMean, Item = "", Category = 0 };
}

/// <summary>An item's figures over several schools, and the schools'.</summary>
internal sealed record TotalOfItems(ItemRow Total, IReadOnlyList<ItemRow> Rows)
{
    public bool AddsUp => Total.AddsUp && Rows.All(row => row.AddsUp) && Total.Counts.Index().All(one =>
        one.Item == PartsOf(one.Index).Sum(part => part.Row.Counts[part.Position]));

    /// <summary>The options of the schools that an option of the total, given by its position, is the sum of.</summary>
    public IEnumerable<(ItemRow Row, int Position)> PartsOf(int position)
    {
        var code = Total.Options[position].Address.Category;
        foreach (var row in Rows)
        {
            // Versions of an instrument mostly have the same options in the same order.
            var place = position < row.Options.Count && row.Options[position].Address.Category == code ? position : 0;
            while (place < row.Options.Count && row.Options[place].Address.Category != code)
            {
                place++;
            }

            if (place < row.Options.Count)
            {
                yield return (row, place);
            }
        }
    }
}

/// <summary>A scale's mean, and the items that it is the mean of.</summary>
internal sealed record ScaleOfItems(CandidateCell Scale, IReadOnlyList<ItemRow> Rows);
