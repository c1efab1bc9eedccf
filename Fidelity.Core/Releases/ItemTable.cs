namespace Fidelity.Core.Releases;

/// <summary>
/// Everything published on one item over several schools, as one table: school × option with both margins, the options grouped into
/// the favorable side and the other, in each school and in the total. Where what is known of the total is no more than adding up
/// the schools' bounds gives, it ties no school to another, and the bounds are each school's own. Otherwise they are flows in a network.
/// </summary>
/// <param name="schools">What is known of each row that the total adds up.</param>
internal sealed class ItemTable(
    TotalOfItems total, IReadOnlyDictionary<ItemRow, ItemBounds> schools,
    IReadOnlyDictionary<CellAddress, Protection> primary, IReadOnlyDictionary<CellAddress, Protection> decided)
{
    /// <summary>
    /// What can be told of every count of the schools that the primary rule coded. What the total itself tells is no secret of its own: somebody
    /// may as well add up schools that are shown.
    /// </summary>
    public IReadOnlyList<HiddenCount> Audit()
    {
        var sum = ItemBounds.KnowingTheRules(total.Total, primary, decided);
        return TellsNoMore(sum) ? [.. total.Rows.SelectMany(row => schools[row].Audit(row, primary))] : AuditAsFlows(sum);
    }

    private bool TellsNoMore(ItemBounds sum) =>
        Holds(sum.KnownOfFavorable, total.Rows.Select(row => schools[row].Favorable))
        && sum.KnownOfOptions.Index().All(option =>
            Holds(option.Item, total.PartsOf(option.Index).Select(part => schools[part.Row].Options[part.Position])));

    private static bool Holds((int Low, int High) known, IEnumerable<(int Low, int High)> parts)
    {
        var sum = KnownCount.Sum(parts);
        return known.Low <= sum.Low && known.High >= sum.High;
    }

    private IReadOnlyList<HiddenCount> AuditAsFlows(ItemBounds sum)
    {
        var flows = new Flows(total.Total, sum);
        foreach (var row in total.Rows)
        {
            flows.Add(row, schools[row]);
        }

        return [.. flows.Watched.Where(one => primary[one.Cell.Address].Bound != CellBound.Exact).Select(one => flows.BoundsOf(one.Cell, one.Arc, primary[one.Cell.Address]))];
    }

    /// <summary>The people of a school flow to its two sides and from there to its options; the options of all schools to those of the total and to its sides.</summary>
    private sealed class Flows
    {
        private readonly CountNetwork network = new();
        private readonly Dictionary<int, int> columns = [];
        private readonly int sink;

        public Flows(ItemRow total, ItemBounds sum)
        {
            sink = network.Node();
            foreach (var favorable in (bool[])[true, false])
            {
                var side = network.Node();
                AddSide(total, sum, favorable, side, sink);
                foreach (var (option, known) in total.Options.Zip(sum.KnownOfOptions).Where(one => one.First.IsFavorableOption == favorable))
                {
                    columns[option.Address.Category] = network.Node();
                    network.Count(columns[option.Address.Category], side, KnownCount.Of(option), known);
                }
            }
        }

        /// <summary>The cells of the schools, with their arcs.</summary>
        public List<(CandidateCell Cell, int Arc)> Watched { get; } = [];

        public void Add(ItemRow row, ItemBounds bounds)
        {
            var school = network.Node();
            network.Count(sink, school, row.People, (row.People, row.People));
            foreach (var favorable in (bool[])[true, false])
            {
                var side = network.Node();
                var arc = AddSide(row, bounds, favorable, school, side);
                if (favorable && row.Favorable is { } cell)
                {
                    Watched.Add((cell, arc));
                }

                foreach (var (option, known) in row.Options.Zip(bounds.KnownOfOptions).Where(one => one.First.IsFavorableOption == favorable))
                {
                    Watched.Add((option, network.Count(side, columns[option.Address.Category], KnownCount.Of(option), known)));
                }
            }
        }

        public HiddenCount BoundsOf(CandidateCell cell, int arc, Protection coded)
        {
            var (count, needed) = (KnownCount.Of(cell), KnownCount.Behind(coded, cell.Count));
            return new(cell, count - network.Below(arc, count - needed.Low), count + network.Above(arc, needed.High - count), needed);
        }

        /// <summary>The favorable side's sum is the percent favorable, the other side's is the rest of the people.</summary>
        private int AddSide(ItemRow row, ItemBounds bounds, bool favorable, int from, int to)
        {
            var (low, high) = bounds.KnownOfFavorable;
            return network.Count(from, to, row.Side(favorable).Sum(KnownCount.Of), favorable ? (low, high) : (row.People - high, row.People - low));
        }
    }
}
