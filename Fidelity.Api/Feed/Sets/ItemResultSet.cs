using Fidelity.Data.Feed;

namespace Fidelity.Api.Feed.Sets;

internal static class ItemResultSet
{
    public static FeedSet Set { get; } = new FeedSet<CellRow>(
        "ItemResults",
        "ItemResult",
        "Results of single questions: percent favorable beside the nation's, and percent of each option.",
        (queries, reader) => queries.ItemResults(reader),
        CellColumns.Place("ItemFavorable or ItemOption.")
            .Practice()
            .Add(row => row.ItemId, "Question.", 60)
            .Add(row => row.ItemText, "Its wording.", 500)
            .Add(row => row.Category, "Code of the option for ItemOption, otherwise 0.")
            .State()
            .Limits()
            .Figure("Value", "Percent, 0 to 100.")
            .Nonresponse()
            .Flags()
            .Baseline())
    {
        KeyColumns = 2,
    };
}
