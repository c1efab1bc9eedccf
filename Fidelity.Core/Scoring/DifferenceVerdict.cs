namespace Fidelity.Core.Scoring;

/// <summary>What may be said of a figure beside another; <see cref="Verdicts"/> decides.</summary>
public enum DifferenceVerdict
{
    /// <summary>Of a subgroup: above the rest. Of a later wave: up.</summary>
    Higher,

    /// <summary>Of a subgroup: below the rest. Of a later wave: down.</summary>
    Lower,

    /// <summary>Shown to differ by less than 10 points; not merely "no difference was found".</summary>
    AboutTheSame,

    TooLittleToTell,
}
