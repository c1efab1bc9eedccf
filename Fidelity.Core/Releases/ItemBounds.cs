namespace Fidelity.Core.Releases;

/// <summary>
/// One item in one organisation: what is known of each count from its own cell, and the exact bounds that follow from all of them
/// together. Options add up to their side and the two sides to the people, which is a tree of sums, so a bound is what the sum
/// leaves when all others of it are as low or as high as they can be, and every count within its bounds is possible.
/// </summary>
internal sealed class ItemBounds
{
    private readonly (int Low, int High)[] known;
    private readonly (int Low, int High)[] options;

    /// <param name="known">By position of the option.</param>
    private ItemBounds(ItemRow row, (int Low, int High) favorable, (int Low, int High)[] known)
    {
        (KnownOfFavorable, this.known) = (favorable, known);
        if (!Holds(row.Favorable, favorable) || row.Options.Where((option, position) => !Holds(option, known[position])).Any())
        {
            throw new ArgumentOutOfRangeException(nameof(known), "What is taken to be known of a count is not true.");
        }

        var (toward, away) = (SideOf(row, true), SideOf(row, false));
        Favorable = (
            Math.Max(favorable.Low, Math.Max(toward.Low, row.People - away.High)),
            Math.Min(favorable.High, Math.Min(toward.High, row.People - away.Low)));
        var rest = (Low: row.People - Favorable.High, High: row.People - Favorable.Low);
        options = [.. row.Options.Select((option, position) => option.IsFavorableOption
            ? Within(known[position], toward, Favorable)
            : Within(known[position], away, rest))];
    }

    /// <summary>What is known of the percent favorable, as people, from its own cell.</summary>
    public (int Low, int High) KnownOfFavorable { get; }

    /// <summary>By position of the option.</summary>
    public IReadOnlyList<(int Low, int High)> KnownOfOptions => known;

    public (int Low, int High) Favorable { get; }

    /// <summary>By position of the option.</summary>
    public IReadOnlyList<(int Low, int High)> Options => options;

    /// <summary>For an outsider who knows this program: why a cell was hidden tells something of it.</summary>
    public static ItemBounds KnowingTheRules(
        ItemRow row, IReadOnlyDictionary<CellAddress, Protection> primary, IReadOnlyDictionary<CellAddress, Protection> decided)
    {
        // Once every option of an item is hidden alike, it cannot be told which of them were coded; a total goes for its schools' sake,
        // whatever it is itself.
        var isTotal = row.First.Parts.Count > 0;
        var states = row.Options.Select(option => decided[option.Address]).ToArray();
        var canBeTold = !isTotal && states.Any(state => state.State == CellState.Published);
        var smallest = (Toward: row.People, Away: row.People);
        for (var position = 0; position < states.Length && !isTotal; position++)
        {
            // In a school, what goes to protect a cell is the smallest of its side.
            if (!states[position].Hides)
            {
                var count = KnownCount.Of(row.Options[position]);
                smallest = row.Options[position].IsFavorableOption
                    ? (Math.Min(smallest.Toward, count), smallest.Away)
                    : (smallest.Toward, Math.Min(smallest.Away, count));
            }
        }

        bool Chosen(CandidateCell cell) => canBeTold && primary[cell.Address].Bound == CellBound.Exact;
        return new(
            row,
            row.Favorable is { } favorable ? KnownCount.From(favorable, decided[favorable.Address], Chosen(favorable), row.People) : (0, row.People),
            [.. row.Options.Select((option, position) =>
                KnownCount.From(option, states[position], Chosen(option), option.IsFavorableOption ? smallest.Toward : smallest.Away))]);
    }

    /// <summary>For any reader, from the figures and limits that are shown and nothing else.</summary>
    public static ItemBounds FromWhatIsShown(ItemRow row, IReadOnlyDictionary<CellAddress, Protection> decided) => new(
        row,
        row.Favorable is { } favorable ? KnownCount.From(favorable, decided[favorable.Address], chosen: false, row.People) : (0, row.People),
        [.. row.Options.Select(option => KnownCount.From(option, decided[option.Address], chosen: false, row.People))]);

    /// <summary>What can be told of every count that the primary rule coded, whether it is shown as a limit or not at all.</summary>
    public IEnumerable<HiddenCount> Audit(ItemRow row, IReadOnlyDictionary<CellAddress, Protection> primary)
    {
        if (row.Favorable is { } favorable && primary[favorable.Address] is { Bound: not CellBound.Exact } coded)
        {
            yield return HiddenCount.Of(favorable, Favorable, coded);
        }

        for (var position = 0; position < options.Length; position++)
        {
            var option = row.Options[position];
            if (primary[option.Address] is { Bound: not CellBound.Exact } limit)
            {
                yield return HiddenCount.Of(option, options[position], limit);
            }
        }
    }

    private (int Low, int High) SideOf(ItemRow row, bool favorable)
    {
        var sum = (Low: 0, High: 0);
        for (var position = 0; position < known.Length; position++)
        {
            if (row.Options[position].IsFavorableOption == favorable)
            {
                sum = (sum.Low + known[position].Low, sum.High + known[position].High);
            }
        }

        return sum;
    }

    private static bool Holds(CandidateCell? cell, (int Low, int High) known) => cell is null || (KnownCount.Of(cell) >= known.Low && KnownCount.Of(cell) <= known.High);

    private static (int Low, int High) Within((int Low, int High) own, (int Low, int High) side, (int Low, int High) sum) => (
        Math.Max(own.Low, sum.Low - (side.High - own.High)),
        Math.Min(own.High, sum.High - (side.Low - own.Low)));
}
