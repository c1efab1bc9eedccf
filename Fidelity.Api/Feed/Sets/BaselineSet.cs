using Fidelity.Data.Feed;

namespace Fidelity.Api.Feed.Sets;

internal static class BaselineSet
{
    public static FeedSet Set { get; } = new FeedSet<BaselineRow>(
        "Baselines",
        "Baseline",
        "Published national figures, each with its source and with how far it may be compared.",
        (queries, reader) => queries.Baselines(reader),
        new ColumnList<BaselineRow>()
            .Add(row => row.Id, "Stable identifier.", 80)
            .Add(row => row.BaselineVersion, "Version of the file of baselines.", 20)
            .Add(row => row.Role, "Who was asked: Teacher, Student or Principal.", 40)
            .Add(row => row.Construct, "What the percentage counts.", 500)
            .Add(row => row.Items, "Items it may be set beside, comma-separated; empty when it is context only.", 400)
            .Add(row => row.Percent, "As published, 0 to 100.")
            .Add(row => row.AsPublished, "The source's own words where it gives no exact figure (more than half): Percent is then only near it.", 200)
            .Add(row => row.Inverted, "True when it counts the unfavorable side: compare with 100 minus Percent.")
            .Add(row => row.Year, "As published, e.g. 2020-21.", 40)
            .Add(row => row.Population, "Whom it is about.", 300)
            .Add(row => row.SampleSize, "Respondents, where published.")
            .Add(row => row.StandardError, "Percentage points, where published.")
            .Add(row => row.Representativeness, "Probability, Convenience, Vendor or Unknown.", 40)
            .Add(row => row.Fit, "SameConstruct, Partial or Context.", 40)
            .Add(row => row.Stratum, "School stratum it is for; null for all public schools.", 80)
            .Add(row => row.Quote, "The phrase or table row it was read from.", 1000)
            .Add(row => row.Title, "Title of the source.", 300)
            .Add(row => row.Address, "Address of the source.", 500)
            .Add(row => row.Note, "What to keep in mind.", 1000));
}
