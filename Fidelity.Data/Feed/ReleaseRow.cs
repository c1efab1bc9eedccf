namespace Fidelity.Data.Feed;

/// <summary>One release, as the feed shows it.</summary>
public sealed class ReleaseRow
{
    public long Id { get; init; }

    public int Number { get; init; }

    public long WaveId { get; init; }

    public string WaveName { get; init; } = "";

    public DateTime CreatedAt { get; init; }

    public int Responses { get; init; }

    public int Eligible { get; init; }

    public string FrameworkVersion { get; init; } = "";

    public string FrameworkHash { get; init; } = "";

    public string BaselineVersion { get; init; } = "";

    public string BaselineHash { get; init; } = "";

    public string Instruments { get; init; } = "";

    public string CodeVersion { get; init; } = "";

    public string Hash { get; init; } = "";

    public bool IsDemonstration { get; init; }
}
