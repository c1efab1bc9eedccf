using Fidelity.Core.Instruments;

namespace Fidelity.Core.Scoring;

/// <summary>What a practice lacks to its target.</summary>
/// <param name="Gap">Target less score, in points, with the score's uncertainty; negative once the target is passed.</param>
public sealed record PracticeGap(Dimension Practice, Estimate Gap, LevelJudgement Level)
{
    /// <summary>What the ranking goes by: gap × importance.</summary>
    public double Weight => Gap.Value * Practice.Importance;

    /// <param name="score">The practice's score, with the interval cut to 0 to 100.</param>
    public static PracticeGap Of(Dimension practice, Estimate score, LevelThresholds thresholds)
    {
        var gap = score with
        {
            Value = practice.Target - score.Value,
            Low = practice.Target - score.High,
            High = practice.Target - score.Low,
        };
        return new PracticeGap(practice, gap, LevelJudgement.Of(score, thresholds));
    }

    /// <summary>Firm levels first, in each group the largest gap × importance first; ties in the framework's order.</summary>
    public static IReadOnlyList<PracticeGap> Ranked(IEnumerable<PracticeGap> gaps) =>
    [
        .. gaps.OrderByDescending(gap => gap.Level.Firmness == Firmness.Firm)
            .ThenByDescending(gap => gap.Weight)
            .ThenBy(gap => gap.Practice.Number),
    ];
}
