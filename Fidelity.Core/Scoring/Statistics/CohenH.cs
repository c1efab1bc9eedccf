namespace Fidelity.Core.Scoring.Statistics;

/// <summary>The size of a difference of two percentages, on a scale where points near 0 and 100 weigh more.</summary>
/// <remarks>J. Cohen, Statistical Power Analysis for the Behavioral Sciences, 2nd ed. (1988), ch. 6.</remarks>
public static class CohenH
{
    /// <summary>2·asin√p1 − 2·asin√p2, between −π and π, of two percentages of 0 to 100.</summary>
    public static double Of(double percent, double other) =>
        (2 * Math.Asin(Math.Sqrt(percent / 100))) - (2 * Math.Asin(Math.Sqrt(other / 100)));
}
