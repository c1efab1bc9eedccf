namespace Fidelity.Core.Scoring;

/// <summary>
/// Where a percentage would lie had everybody answered: between all who did not being unfavorable and all being favorable. No
/// assumption is made, and none can be avoided that makes it narrower.
/// </summary>
/// <remarks>C. F. Manski, Partial Identification of Probability Distributions (2003), ch. 1.</remarks>
/// <param name="Low">0 to 100.</param>
/// <param name="High">0 to 100.</param>
public sealed record NonResponseBounds(double Low, double High)
{
    /// <summary>Null when it is not known how many were eligible. Eligible below the count counts as equal to it.</summary>
    public static NonResponseBounds? Of(Estimate percent)
    {
        if (percent.Eligible is not { } known)
        {
            return null;
        }

        var eligible = Math.Max(known, percent.Count);
        var low = percent.Value * percent.Count / eligible;
        return new NonResponseBounds(low, low + (100.0 * (eligible - percent.Count) / eligible));
    }
}
