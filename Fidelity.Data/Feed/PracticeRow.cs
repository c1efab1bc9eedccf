namespace Fidelity.Data.Feed;

/// <summary>A practice, condition or guardrail of the framework.</summary>
public sealed class PracticeRow
{
    public string Id { get; init; } = "";

    public string Kind { get; init; } = "";

    public int Number { get; init; }

    public string Name { get; init; } = "";

    public string NameEs { get; init; } = "";

    public string InPlace { get; init; } = "";

    public double Importance { get; init; }

    public bool Hard { get; init; }

    public double Target { get; init; }
}
