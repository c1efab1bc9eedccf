namespace Fidelity.Core.Scoring;

/// <summary>What may be said of a subgroup beside the rest; <see cref="Verdicts"/> decides.</summary>
public enum SubgroupVerdict
{
    Higher,
    Lower,

    /// <summary>Shown to differ by less than 10 points; not merely "no difference was found".</summary>
    AboutTheSame,

    TooLittleToTell,
}
