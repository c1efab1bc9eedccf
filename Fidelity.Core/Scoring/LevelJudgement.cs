using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring;

/// <summary>The level of a practice score or index, and how firm it is.</summary>
/// <param name="Lowest">Level in which the 90 % interval begins; the level itself when there is no interval.</param>
/// <param name="Highest">Level in which it ends. A borderline level is "between lowest and highest".</param>
/// <param name="ProbabilityInPlace">
/// 0 to 1: that the school is at or above the in-place threshold, from the t distribution of the score; null without an interval.
/// </param>
public sealed record LevelJudgement(
    FidelityLevel Level, Firmness Firmness, FidelityLevel Lowest, FidelityLevel Highest, double? ProbabilityInPlace)
{
    private const double Confidence = 0.90;

    /// <summary>
    /// The other level of a borderline one; null when firm or not known. Where the interval reaches out on both sides it is the lower,
    /// so that no school reads only of the better end.
    /// </summary>
    public FidelityLevel? BorderlineWith => this switch
    {
        { Firmness: not Firmness.Borderline } => null,
        _ when Lowest < Level => Lowest,
        _ => Highest,
    };

    public static LevelJudgement Of(Estimate score, LevelThresholds thresholds)
    {
        var level = LevelOf(score.Value, thresholds);
        if (score.IntervalAt(Confidence) is not { } interval)
        {
            return new LevelJudgement(level, Firmness.NotKnown, level, level, null);
        }

        var lowest = LevelOf(interval.Low, thresholds);
        var highest = LevelOf(interval.High, thresholds);
        return new LevelJudgement(
            level,
            lowest == highest ? Firmness.Firm : Firmness.Borderline,
            lowest,
            highest,
            StudentDistribution.Cdf((score.Value - thresholds.InPlace) / score.StandardError!.Value, score.DegreesOfFreedom));
    }

    /// <summary>A score on a threshold belongs to the level that the threshold opens.</summary>
    public static FidelityLevel LevelOf(double score, LevelThresholds thresholds) => score switch
    {
        _ when score >= thresholds.InPlace => FidelityLevel.InPlace,
        _ when score >= thresholds.Partial => FidelityLevel.Partial,
        _ when score >= thresholds.Emerging => FidelityLevel.Emerging,
        _ => FidelityLevel.NotInPlace,
    };
}
