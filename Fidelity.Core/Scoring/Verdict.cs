namespace Fidelity.Core.Scoring;

/// <summary>What may be said of a school's percentage beside a national one.</summary>
public enum Verdict
{
    /// <summary>The national figure carries neither standard error nor number of respondents: the gap is shown, never tested.</summary>
    NotTested,

    AboveNational,
    BelowNational,

    /// <summary>Shown to differ by less than 10 points; not merely "no difference was found".</summary>
    AboutTheSame,

    TooLittleToTell,
}
