namespace Fidelity.Core.Releases;

/// <summary>
/// One figure of a school and the same figure of each of its subgroups, which divide its respondents. Whoever knows the whole's and all
/// shown subgroups' knows the sum over the hidden ones, so a hidden one is safe when the others can still take up what it may be. Outsiders are given
/// the number of people in each hidden subgroup.
/// </summary>
/// <param name="Whole">Of everybody, as computed.</param>
/// <param name="Groups">Of each subgroup. People whose subgroup is not known are in the whole only.</param>
internal sealed record GroupTable(CandidateCell Whole, IReadOnlyList<CandidateCell> Groups)
{
    /// <summary>Every figure that is broken down by subgroups.</summary>
    public static IReadOnlyList<GroupTable> In(IReadOnlyList<CandidateCell> candidates)
    {
        var groups = candidates.Where(cell => cell.Address.Group != CellAddress.Everybody).ToLookup(cell => cell.Address with { Group = CellAddress.Everybody });
        return [.. candidates.Where(cell => groups.Contains(cell.Address)).Select(cell => new GroupTable(cell, [.. groups[cell.Address]]))];
    }

    private int PeopleWithoutGroup => Whole.Count - Groups.Sum(group => group.Count);

    /// <summary>Some subgroup is published, as a figure or a limit, so that something can be worked out.</summary>
    public bool IsShown(IReadOnlyDictionary<CellAddress, Protection> decided) => Groups.Any(group => decided[group.Address].State == CellState.Published);

    /// <summary>
    /// The hidden subgroups together are a group whose figure can be worked out: it must be of as many people as any other, and of more than one
    /// subgroup.
    /// </summary>
    public bool RestIsTooSmall(IReadOnlyDictionary<CellAddress, Protection> decided, DisclosureRules rules)
    {
        var hidden = Groups.Where(group => decided[group.Address].Hides && group.Count > 0).ToList();
        var people = hidden.Sum(group => group.Count) + PeopleWithoutGroup;
        return people > 0 && (people < rules.SmallestCount || (hidden.Count == 1 && PeopleWithoutGroup == 0) || LimitsTellOfTheRest(decided, rules));
    }

    /// <summary>
    /// For percentages: fewer people than a figure may be about are in no subgroup that is shown, and with the limits of those that are more is known of
    /// these few than of any so many people of the whole.
    /// </summary>
    private bool LimitsTellOfTheRest(IReadOnlyDictionary<CellAddress, Protection> decided, DisclosureRules rules)
    {
        var shown = Groups.Where(group => decided[group.Address].State == CellState.Published).ToList();
        var (people, favorable) = (Whole.Count - shown.Sum(group => group.Count), KnownCount.Of(Whole));
        var (low, high) = KnownCount.Sum(shown.Select(group => KnownCount.From(group, decided[group.Address], chosen: false, group.Count)));
        return Whole.Address.Measure == Measure.ItemFavorable && people > 0 && people < rules.SmallestCount
            && (favorable - high > Math.Max(0, favorable - (Whole.Count - people)) || favorable - low < Math.Min(people, favorable));
    }

    /// <summary>For percentages: what can be told of the favorable people of each subgroup that the primary rule hid or coded.</summary>
    public IEnumerable<HiddenCount> Audit(IReadOnlyDictionary<CellAddress, Protection> primary, IReadOnlyDictionary<CellAddress, Protection> decided)
    {
        var known = Groups.Select(group => Known(group, primary[group.Address], decided[group.Address])).ToList();
        var (low, high) = (known.Sum(range => range.Low), known.Sum(range => range.High) + PeopleWithoutGroup);
        var favorable = KnownCount.Of(Whole);
        return Groups.Zip(known)
            .Where(one => primary[one.First.Address].Hides)
            .Select(one => new HiddenCount(
                one.First,
                Math.Max(one.Second.Low, favorable - (high - one.Second.High)),
                Math.Min(one.Second.High, favorable - (low - one.Second.Low)),
                Needed(one.First, primary[one.First.Address])));
    }

    private static (int Low, int High) Needed(CandidateCell group, Protection primary) =>
        primary.State == CellState.Published ? KnownCount.Behind(primary, group.Count) : (0, group.Count);

    /// <summary>A subgroup that is small itself can be anything; one that was hidden to protect another was not coded.</summary>
    private static (int Low, int High) Known(CandidateCell group, Protection primary, Protection decided) =>
        KnownCount.From(group, decided, chosen: primary == Protection.None, group.Count);
}
