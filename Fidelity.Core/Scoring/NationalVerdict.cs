namespace Fidelity.Core.Scoring;

/// <summary>What may be said of a school's percentage beside a national one; <see cref="Verdicts"/> decides.</summary>
public enum NationalVerdict
{
    AboveNational,
    BelowNational,

    /// <summary>Shown to differ by less than 10 points; not merely "no difference was found".</summary>
    AboutTheSame,

    TooLittleToTell,

    /// <summary>The source publishes no sample size and no standard error: the gap is shown and never tested.</summary>
    NotTested,
}
