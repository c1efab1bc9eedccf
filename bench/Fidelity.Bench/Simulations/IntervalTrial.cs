using Fidelity.Core.Scoring;

namespace Fidelity.Bench.Simulations;

/// <summary>One figure of one made school, beside what it should have come to.</summary>
public sealed record IntervalTrial(Figure Figure, Estimate Estimate, double Truth);

/// <summary>Which figure of a made school.</summary>
public enum Figure
{
    /// <summary>Percent favorable of one item, with Korn and Graubard's interval.</summary>
    Percent,

    /// <summary>Mean percent of maximum possible of one item, with a t interval.</summary>
    ItemMean,

    /// <summary>Mean scale score, with a t interval.</summary>
    ScaleMean,
}
