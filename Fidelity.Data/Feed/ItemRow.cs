namespace Fidelity.Data.Feed;

/// <summary>One question, as its newest version words it.</summary>
public sealed class ItemRow
{
    public string Id { get; init; } = "";

    public string Instrument { get; init; } = "";

    public string InstrumentVersion { get; init; } = "";

    public string Role { get; init; } = "";

    public string PracticeId { get; init; } = "";

    public string? PracticeName { get; init; }

    public int Position { get; init; }

    public string Stem { get; init; } = "";

    public string StemEs { get; init; } = "";

    public string Options { get; init; } = "";

    public string Favorable { get; init; } = "";

    public string Direction { get; init; } = "";

    public bool Reversed { get; init; }
}
