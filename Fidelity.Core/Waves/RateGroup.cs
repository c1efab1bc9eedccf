namespace Fidelity.Core.Waves;

/// <summary>A grade or a class of which a rate is shown, or several that are shown together because one of them is too small.</summary>
public sealed record RateGroup<TKey>(IReadOnlyList<TKey> Members, IReadOnlyList<RateCell> Cells)
{
    private const int Bands = 4;

    public int Asked => Cells.Sum(cell => cell.Asked);

    public int Answered => Cells.Sum(cell => cell.Answered);

    /// <summary>Shown as a band instead of numbers.</summary>
    public bool IsBand => Members.Count > 1;

    /// <summary>In which quarter the share that has answered lies: 0 for less than a quarter, to 3 for three quarters and more.</summary>
    public int Quarter => Math.Min(Bands * Answered / Asked, Bands - 1);
}

/// <summary>
/// Divides those asked into groups of at least five, so that whatever is shown, and whatever is left when parts are taken from a whole,
/// is about five people or more. The groups depend on how many are asked alone: that a group is joined tells nothing of its answers.
/// </summary>
public static class RateGroups
{
    /// <summary>Of fewer, no rate is shown.</summary>
    public const int FewestAsked = 5;

    /// <summary>
    /// Small ones are put together; if they are still too few, with the smallest of the others.
    /// </summary>
    /// <param name="cells">At least five people in all.</param>
    /// <returns>In the order in which the keys first come.</returns>
    public static IReadOnlyList<RateGroup<TKey>> By<TKey>(IReadOnlyList<RateCell> cells, Func<RateCell, TKey> key)
    {
        var groups = cells.GroupBy(key).Select(group => new RateGroup<TKey>([group.Key], [.. group])).ToList();
        var joined = groups.Where(group => group.Asked < FewestAsked).ToHashSet();
        if (joined.Count > 0 && joined.Sum(group => group.Asked) < FewestAsked)
        {
            joined.Add(groups.Except(joined).MinBy(group => group.Asked)!);
        }

        return joined.Count == 0
            ? groups
            : [.. groups.Except(joined), new RateGroup<TKey>([.. groups.Where(joined.Contains).SelectMany(group => group.Members)],
                [.. groups.Where(joined.Contains).SelectMany(group => group.Cells)])];
    }
}
