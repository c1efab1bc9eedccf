using Fidelity.Data.Feed;

namespace Fidelity.Api.Feed.Sets;

internal static class PracticeScoreSet
{
    public static FeedSet Set { get; } = new FeedSet<CellRow>(
        "PracticeScores",
        "PracticeScore",
        "Scores of practices, the fidelity index, scale means by role, and gaps between teachers and students.",
        (queries, reader) => queries.PracticeScores(reader),
        CellColumns.Place("PracticeScore, FidelityIndex, ScaleMean or PerceptionGap.")
            .Practice()
            .State()
            .Figure("Score", "Points, 0 to 100; a perception gap is teachers minus students, -100 to 100.")
            .Flags()
            .Add(row => row.TargetGap, "Target minus score, points.")
            .Add(row => row.Level, "NotInPlace, Emerging, Partial or InPlace.", 40)
            .Add(row => row.BorderlineWith, "The other level that the 90 % interval reaches into; null when the level is firm.", 40)
            .Add(row => row.ProbabilityInPlace, "Probability, 0 to 1, that the score is at or above the in-place threshold.")
            .Add(row => row.MissingRoles, "Roles whose figures are missing, comma-separated; empty when all are in.", 60))
    {
        KeyColumns = 2,
    };
}
