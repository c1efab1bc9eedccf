namespace Fidelity.Data.Feed;

/// <summary>A published national figure, with its source.</summary>
public sealed class BaselineRow
{
    public string Id { get; init; } = "";

    public string BaselineVersion { get; init; } = "";

    public string Role { get; init; } = "";

    public string Construct { get; init; } = "";

    public string Items { get; init; } = "";

    public double Percent { get; init; }

    public string? AsPublished { get; init; }

    public bool Inverted { get; init; }

    public string Year { get; init; } = "";

    public string Population { get; init; } = "";

    public int? SampleSize { get; init; }

    public double? StandardError { get; init; }

    public string Representativeness { get; init; } = "";

    public string Fit { get; init; } = "";

    public string? Stratum { get; init; }

    public string Quote { get; init; } = "";

    public string Title { get; init; } = "";

    public string Address { get; init; } = "";

    public string Note { get; init; } = "";
}
