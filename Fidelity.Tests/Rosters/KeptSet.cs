using Fidelity.Data.Rosters;

namespace Fidelity.Tests.Rosters;

/// <summary>A zip on the disk, as an upload leaves it, until the test is over.</summary>
public sealed class KeptSet : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private KeptSet() => Source = new RosterSource(Path.Combine(folder.Path, "set.zip"));

    public RosterSource Source { get; }

    public static async Task<KeptSet> OfAsync(MemoryStream zip)
    {
        var kept = new KeptSet();
        await File.WriteAllBytesAsync(kept.Source.Path, zip.ToArray());
        return kept;
    }

    public void Dispose() => folder.Dispose();
}
