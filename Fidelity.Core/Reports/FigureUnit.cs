namespace Fidelity.Core.Reports;

/// <summary>What a figure counts, and so how it is written; <see cref="Shown"/> does the writing.</summary>
public enum FigureUnit
{
    /// <summary>A share of people, 0 to 100.</summary>
    Percent,

    /// <summary>A scale or practice score, 0 to 100.</summary>
    Score,

    /// <summary>A difference, −100 to 100.</summary>
    Points,
}
