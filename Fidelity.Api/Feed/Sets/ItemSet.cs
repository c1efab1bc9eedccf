using Fidelity.Data.Feed;

namespace Fidelity.Api.Feed.Sets;

internal static class ItemSet
{
    public static FeedSet Set { get; } = new FeedSet<ItemRow>(
        "Items",
        "Item",
        "Questions as their newest version words them.",
        (queries, reader) => queries.Items(reader),
        new ColumnList<ItemRow>()
            .Add(row => row.Id, "Stable identifier.", 60)
            .Add(row => row.Instrument, "Instrument without its version.", 40)
            .Add(row => row.InstrumentVersion, "Version that words it so.", 20)
            .Add(row => row.Role, "Teacher, Student or Principal.", 40)
            .Add(row => row.PracticeId, "Practice, condition or guardrail it measures.", 40)
            .Add(row => row.PracticeName, "Its name.", 200)
            .Add(row => row.Position, "Order of asking, from 1.")
            .Add(row => row.Stem, "The question.", 500)
            .Add(row => row.StemEs, "The question in Spanish.", 500)
            .Add(row => row.Options, "Answer options with their codes.", 1000)
            .Add(row => row.Favorable, "Codes of the favorable options, comma-separated.", 40)
            .Add(row => row.Direction, "HigherIsBetter, LowerIsBetter or Descriptive.", 40)
            .Add(row => row.Reversed, "True when it is turned before it is scored."));
}
