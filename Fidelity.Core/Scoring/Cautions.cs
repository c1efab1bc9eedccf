namespace Fidelity.Core.Scoring;

/// <summary>What a reader must know before leaning on an estimate. Flagged figures are shown, with the flag.</summary>
[Flags]
public enum Cautions
{
    None = 0,

    /// <summary>
    /// A percentage with an effective count below 30, or an interval wider than 30 points, or wider than 1.3 times the percentage
    /// while wider than 5 points (NCHS, National Center for Health Statistics Data Presentation Standards for Proportions, 2017).
    /// </summary>
    Unreliable = 1,

    /// <summary>All respondents come from one class (one PSU a stratum): neither standard error nor interval can be given.</summary>
    OneClass = 2,

    /// <summary>
    /// A mean in which nothing differs (all answered alike, or it is one principal's word): the standard error is 0, but an interval
    /// of no width would claim a certainty that nobody has, so there is none.
    /// </summary>
    NoSpread = 4,
}
