namespace Fidelity.Core.Scoring;

/// <summary>How far a level can be relied on.</summary>
public enum Firmness
{
    /// <summary>The 90 % interval lies inside the level.</summary>
    Firm,

    /// <summary>The 90 % interval reaches into another level.</summary>
    Borderline,

    /// <summary>The score has no interval.</summary>
    NotKnown,
}
