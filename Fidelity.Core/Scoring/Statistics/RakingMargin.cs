namespace Fidelity.Core.Scoring.Statistics;

/// <summary>One way in which the eligible are known to divide, e.g. by grade.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Categories">For each respondent the index of his or her category.</param>
/// <param name="Population">For each category the number of eligible; categories stand in an order in which neighbours are alike.</param>
public sealed record RakingMargin(string Name, IReadOnlyList<int> Categories, IReadOnlyList<double> Population)
{
    /// <summary>Fewer respondents than this cannot stand for a category.</summary>
    public const int FewestRespondents = 5;

    /// <summary>
    /// The margin with each category of fewer than <see cref="FewestRespondents"/> respondents merged into the neighbour that has
    /// fewer (the lower one of two that have as many), the smallest category first, until none is left or all are one.
    /// </summary>
    public RakingMargin Merged()
    {
        var group = Enumerable.Range(0, Population.Count).Select(category => new List<int> { category }).ToList();
        var respondents = new int[Population.Count];
        foreach (var category in Categories)
        {
            respondents[category]++;
        }

        var counts = respondents.ToList();
        while (counts.Count > 1 && counts.Min() < FewestRespondents)
        {
            var smallest = counts.IndexOf(counts.Min());
            var lower = smallest == counts.Count - 1 || (smallest > 0 && counts[smallest - 1] <= counts[smallest + 1])
                ? smallest - 1
                : smallest;
            counts[lower] += counts[lower + 1];
            group[lower].AddRange(group[lower + 1]);
            counts.RemoveAt(lower + 1);
            group.RemoveAt(lower + 1);
        }

        var place = new int[Population.Count];
        for (var merged = 0; merged < group.Count; merged++)
        {
            foreach (var category in group[merged])
            {
                place[category] = merged;
            }
        }

        return new RakingMargin(
            Name,
            [.. Categories.Select(category => place[category])],
            [.. group.Select(categories => OrderFreeSum.Of(categories.Select(category => Population[category])))]);
    }
}
