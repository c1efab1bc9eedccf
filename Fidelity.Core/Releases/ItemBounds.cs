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
        (KnownOfFavorable, this.known, options) = (favorable, known, new (int, int)[known.Length]);
        var (toward, away) = (SideOf(row, true), SideOf(row, false));
        Favorable = (
            Math.Max(favorable.Low, Math.Max(toward.Low, row.People - away.High)),
            Math.Min(favorable.High, Math.Min(toward.High, row.People - away.Low)));
        var rest = (row.People - Favorable.High, row.People - Favorable.Low);
        var isTrue = row.FavorableCount >= Favorable.Low && row.FavorableCount <= Favorable.High;
        for (var position = 0; position < known.Length; position++)
        {
            options[position] = row.Options[position].IsFavorableOption
                ? Within(known[position], toward, Favorable)
                : Within(known[position], away, rest);
            isTrue &= row.Counts[position] >= options[position].Low && row.Counts[position] <= options[position].High;
        }

        if (!isTrue && row.AddsUp)
        {
            throw new ArgumentOutOfRangeException(nameof(known), "What is taken to be known of a count is not true.");
        }
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
        // In a school, what goes to protect a cell is the smallest of its side.
        var isTotal = row.First.Parts.Count > 0;
        var states = new Protection[row.Options.Count];
        var (anyIsShown, smallestToward, smallestAway) = (false, row.People, row.People);
        for (var position = 0; position < states.Length; position++)
        {
            var (option, state) = (row.Options[position], decided[row.Options[position].Address]);
            states[position] = state;
            anyIsShown |= state.State == CellState.Published;
            if (!isTotal && !state.Hides)
            {
                (smallestToward, smallestAway) = option.IsFavorableOption
                    ? (Math.Min(smallestToward, row.Counts[position]), smallestAway)
                    : (smallestToward, Math.Min(smallestAway, row.Counts[position]));
            }
        }

        // Once every option of an item is hidden alike, it cannot be told which of them were coded; a total goes for its schools' sake,
        // whatever it is itself.
        var canBeTold = !isTotal && anyIsShown;
        return Of(row, decided, states, cell => canBeTold && primary[cell.Address].Bound == CellBound.Exact, smallestToward, smallestAway);
    }

    /// <summary>For any reader, from the figures and limits that are shown and nothing else.</summary>
    public static ItemBounds FromWhatIsShown(ItemRow row, IReadOnlyDictionary<CellAddress, Protection> decided) =>
        Of(row, decided, [.. row.Options.Select(option => decided[option.Address])], _ => false, row.People, row.People);

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

    private static ItemBounds Of(
        ItemRow row, IReadOnlyDictionary<CellAddress, Protection> decided, Protection[] states, Func<CandidateCell, bool> chosen, int smallestToward, int smallestAway)
    {
        var known = new (int Low, int High)[states.Length];
        for (var position = 0; position < known.Length; position++)
        {
            var (option, state) = (row.Options[position], states[position]);
            known[position] = state.Hides
                ? KnownCount.From(option, state, state.State != CellState.Published && chosen(option), option.IsFavorableOption ? smallestToward : smallestAway)
                : (row.Counts[position], row.Counts[position]);
        }

        var favorable = (Low: 0, High: row.People);
        if (row.Favorable is { } cell)
        {
            var state = decided[cell.Address];
            favorable = state.Hides
                ? KnownCount.From(cell, state, state.State != CellState.Published && chosen(cell), row.People)
                : (row.FavorableCount, row.FavorableCount);
        }

        return new(row, favorable, known);
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

    private static (int Low, int High) Within((int Low, int High) own, (int Low, int High) side, (int Low, int High) sum) => (
        Math.Max(own.Low, sum.Low - (side.High - own.High)),
        Math.Min(own.High, sum.High - (side.Low - own.Low)));
}
