namespace Fidelity.Core.Scoring;

/// <summary>What may be said of a figure beside the one of an earlier wave; <see cref="Verdicts"/> decides.</summary>
public enum ChangeVerdict
{
    Up,
    Down,

    /// <summary>Shown to differ by less than 10 points; not merely "no change was found".</summary>
    AboutTheSame,

    NoClearChange,
}
