namespace Fidelity.Core.Releases;

/// <summary>One organisation's figures on one item: the percent favorable and the options.</summary>
internal sealed record ItemRow(CandidateCell? Favorable, IReadOnlyList<CandidateCell> Options)
{
    public CandidateCell First => Favorable ?? Options[0];

    public int People => First.Count;

    public bool AddsUp =>
        Options.Sum(KnownCount.Of) == People && Options.All(option => option.Count == People)
        && (Favorable is null || (Favorable.Count == People && Side(true).Sum(KnownCount.Of) == KnownCount.Of(Favorable)));

    public IEnumerable<CandidateCell> Side(bool favorable) => Options.Where(option => option.IsFavorableOption == favorable);
}

/// <summary>A count that should be hidden, and what an outsider can tell of it.</summary>
/// <param name="Low">Smallest count that fits with everything published, or <paramref name="Needed"/>'s where it reaches at least that far.</param>
/// <param name="Needed">Every count in this range has to be possible.</param>
internal sealed record HiddenCount(CandidateCell Cell, int Low, int High, (int Low, int High) Needed)
{
    public bool IsExposed => Low > Needed.Low || High < Needed.High;

    public int Width => High - Low;
}

/// <summary>
/// Everything published on one item, as one network: school × option with both margins, the options grouped into the favorable side
/// and the other, in each school and, where a total over the schools is published, over all of them.
/// </summary>
internal sealed class ItemTable
{
    private readonly CountNetwork network = new();
    private readonly List<(CandidateCell Cell, int Arc, int Count)> coded = [];
    private readonly IReadOnlyDictionary<CellAddress, Protection> primary;
    private readonly IReadOnlyDictionary<CellAddress, Protection> decided;
    private readonly int sink;

    /// <param name="total">Sums of <paramref name="rows"/>; null where none is published.</param>
    public ItemTable(
        IReadOnlyList<ItemRow> rows, ItemRow? total,
        IReadOnlyDictionary<CellAddress, Protection> primary, IReadOnlyDictionary<CellAddress, Protection> decided)
    {
        (this.primary, this.decided) = (primary, decided);
        sink = network.Node();
        var columns = total is null ? null : Columns(total);
        // What the total itself tells is no secret of its own: somebody may as well add up schools that are shown.
        coded.Clear();
        foreach (var row in rows)
        {
            Add(row, columns);
        }
    }

    /// <summary>What can be told of every count that the primary rule coded, whether it is shown as a limit or not at all.</summary>
    public IReadOnlyList<HiddenCount> Audit() => [.. coded.Select(one =>
    {
        var needed = KnownCount.Behind(primary[one.Cell.Address], one.Cell.Count);
        return new HiddenCount(
            one.Cell,
            one.Count - network.Below(one.Arc, one.Count - needed.Low),
            one.Count + network.Above(one.Arc, needed.High - one.Count),
            needed);
    })];

    private Dictionary<int, int> Columns(ItemRow total)
    {
        Dictionary<int, int> columns = [];
        foreach (var favorable in (bool[])[true, false])
        {
            var side = network.Node();
            AddSide(total, favorable, side, sink);
            foreach (var option in total.Side(favorable))
            {
                columns[option.Address.Category] = network.Node();
                AddOption(total, option, columns[option.Address.Category], side);
            }
        }

        return columns;
    }

    private void Add(ItemRow row, Dictionary<int, int>? columns)
    {
        var school = network.Node();
        network.Count(sink, school, row.People, (row.People, row.People));
        foreach (var favorable in (bool[])[true, false])
        {
            var side = network.Node();
            AddSide(row, favorable, school, side);
            foreach (var option in row.Side(favorable))
            {
                AddOption(row, option, side, columns?[option.Address.Category] ?? sink);
            }
        }
    }

    /// <summary>What is known of how many answered favorably.</summary>
    internal static (int Low, int High) KnownOfFavorable(
        ItemRow row, IReadOnlyDictionary<CellAddress, Protection> primary, IReadOnlyDictionary<CellAddress, Protection> decided) =>
        row.Favorable is { } cell
            ? KnownCount.From(cell, decided[cell.Address], CanBeTold(row, cell, primary, decided), row.People)
            : (0, row.People);

    /// <summary>In a school, what goes to protect a cell is the smallest of its side; in a total, it is what the school's cell needs.</summary>
    internal static (int Low, int High) KnownOfOption(
        ItemRow row, CandidateCell option,
        IReadOnlyDictionary<CellAddress, Protection> primary, IReadOnlyDictionary<CellAddress, Protection> decided)
    {
        var shown = row.Side(option.IsFavorableOption).Where(other => row.First.Parts.Count == 0 && !decided[other.Address].Hides).Select(KnownCount.Of);
        return KnownCount.From(option, decided[option.Address], CanBeTold(row, option, primary, decided), shown.Append(row.People).Min());
    }

    /// <summary>The favorable side's sum is the percent favorable, the other side's is the rest of the people.</summary>
    private void AddSide(ItemRow row, bool favorable, int from, int to)
    {
        var (low, high) = KnownOfFavorable(row, primary, decided);
        var arc = network.Count(from, to, row.Side(favorable).Sum(KnownCount.Of), favorable ? (low, high) : (row.People - high, row.People - low));
        if (favorable && row.Favorable is { } cell)
        {
            Watch(cell, arc);
        }
    }

    private void AddOption(ItemRow row, CandidateCell option, int from, int to) =>
        Watch(option, network.Count(from, to, KnownCount.Of(option), KnownOfOption(row, option, primary, decided)));

    /// <summary>
    /// Once every option of an item is hidden alike, it cannot be told which of them were coded; a total goes for its schools' sake,
    /// whatever it is itself.
    /// </summary>
    private static bool CanBeTold(
        ItemRow row, CandidateCell cell,
        IReadOnlyDictionary<CellAddress, Protection> primary, IReadOnlyDictionary<CellAddress, Protection> decided) =>
        row.First.Parts.Count == 0 && primary[cell.Address].Bound == CellBound.Exact && row.Options.Any(option => decided[option.Address].State == CellState.Published);

    private void Watch(CandidateCell cell, int arc)
    {
        if (primary[cell.Address].Bound != CellBound.Exact)
        {
            coded.Add((cell, arc, KnownCount.Of(cell)));
        }
    }
}
