using Fidelity.Data.Feed;

namespace Fidelity.Api.Feed.Sets;

internal static class PracticeSet
{
    public static FeedSet Set { get; } = new FeedSet<PracticeRow>(
        "Practices",
        "Practice",
        "Practices, and the conditions and guardrails that are reported beside them.",
        (queries, reader) => queries.Practices(reader),
        new ColumnList<PracticeRow>()
            .Add(row => row.Id, "Stable identifier, e.g. one-on-one.", 40)
            .Add(row => row.Kind, "Practice, Condition or Guardrail; only practices count in the fidelity index.", 40)
            .Add(row => row.Number, "Order within its kind, from 1.")
            .Add(row => row.Name, "Name.", 200)
            .Add(row => row.NameEs, "Name in Spanish.", 200)
            .Add(row => row.InPlace, "What one would see where it is in place.", 1000)
            .Add(row => row.Importance, "Weight in the fidelity index.")
            .Add(row => row.Hard, "True for practices that research found hard to put in place.")
            .Add(row => row.Target, "Score to aim for, 0 to 100."));
}
