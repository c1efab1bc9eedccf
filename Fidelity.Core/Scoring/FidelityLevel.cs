namespace Fidelity.Core.Scoring;

/// <summary>How far a practice is in place; the thresholds are the framework's. Ordered.</summary>
public enum FidelityLevel
{
    NotInPlace,
    Emerging,
    Partial,
    InPlace,
}
