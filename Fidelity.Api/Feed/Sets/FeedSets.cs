namespace Fidelity.Api.Feed.Sets;

/// <summary>Everything the feed offers, in the order in which Excel and Power BI list it.</summary>
internal static class FeedSets
{
    public static IReadOnlyList<FeedSet> All { get; } =
    [
        ReleaseSet.Set,
        OrganizationSet.Set,
        PracticeSet.Set,
        ItemSet.Set,
        BaselineSet.Set,
        PracticeScoreSet.Set,
        ItemResultSet.Set,
        ResponseRateSet.Set,
        ReportSet.Set,
    ];

    public static FeedSet? Named(string name) => All.FirstOrDefault(set => set.Name == name);
}
