using Fidelity.Data.Feed;

namespace Fidelity.Api.Feed.Sets;

internal static class ResponseRateSet
{
    public static FeedSet Set { get; } = new FeedSet<CellRow>(
        "ResponseRates",
        "ResponseRate",
        "How many of those asked have answered.",
        (queries, reader) => queries.ResponseRates(reader),
        CellColumns.Place("ResponseRate.")
            .State()
            .Add(row => row.Value, "AAPOR RR2, percent, 0 to 100.", named: "Rate")
            .Counts()
            .Flags())
    {
        KeyColumns = 2,
    };
}
