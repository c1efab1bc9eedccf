using Fidelity.Data.Feed;

namespace Fidelity.Api.Feed.Sets;

internal static class ReleaseSet
{
    public static FeedSet Set { get; } = new FeedSet<ReleaseRow>(
        "Releases",
        "Release",
        "Published sets of figures, one or more a wave, with what they rest on. The highest number of a wave is the current one.",
        (queries, reader) => queries.Releases(reader),
        new ColumnList<ReleaseRow>()
            .Add(row => row.Id, "Number of the release in this installation.")
            .Add(row => row.Number, "1 for a wave's first release; a correction has the next number.")
            .Add(row => row.WaveId, "Number of the wave in this installation.")
            .Add(row => row.WaveName, "Name of the wave.", 100)
            .Add(row => row.CreatedAt, "When it was made, UTC.")
            .Add(row => row.Responses, "Responses that count, of the response rates that are shown.")
            .Add(row => row.Eligible, "People who could have answered, of the same rates.")
            .Add(row => row.FrameworkVersion, "Version of the framework of practices.", 20)
            .Add(row => row.FrameworkHash, "SHA-256 of the framework.", 64)
            .Add(row => row.BaselineVersion, "Version of the national figures.", 20)
            .Add(row => row.BaselineHash, "SHA-256 of the national figures.", 64)
            .Add(row => row.Instruments, "Key and hash of each instrument, one a line.", 1000)
            .Add(row => row.CodeVersion, "Version of the software that computed it.", 60)
            .Add(row => row.Hash, "SHA-256 of every figure and of what they rest on.", 64)
            .Add(row => row.IsDemonstration, "True when the answers are simulated."));
}
