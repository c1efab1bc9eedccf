using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring;

/// <summary>
/// How many of a system's schools have a practice at or above a level: the fidelity of the program, beside that of each school (the
/// fidelity matrix of the Investing in Innovation evaluations).
/// </summary>
/// <remarks>
/// The interval is about which schools were counted. That each school's score is itself uncertain is in
/// <paramref name="Firm"/>, <paramref name="WouldLeave"/> and <paramref name="WouldJoin"/>, not in the interval.
/// </remarks>
/// <param name="Threshold">Score that opens the level; its method and source are <paramref name="Thresholds"/>' own.</param>
/// <param name="Share">
/// Percentage of the schools that count, Korn and Graubard's interval; its count is schools, its eligible all schools. Null when none counts.
/// </param>
/// <param name="Question">Which question the interval answers.</param>
/// <param name="AtOrAbove">Schools at or above the threshold.</param>
/// <param name="Firm">Of those, schools whose 90 % interval lies at or above it whole.</param>
/// <param name="LeftOut">Schools with low response or without a score.</param>
/// <param name="WouldLeave">Schools that would fall below, were the threshold <see cref="Shift"/> points higher.</param>
/// <param name="WouldJoin">Schools that would reach it, were it as much lower.</param>
public sealed record ProgramFidelity(
    Dimension Practice,
    FidelityLevel Level,
    double Threshold,
    LevelThresholds Thresholds,
    AboveSchool Question,
    Estimate? Share,
    int AtOrAbove,
    int Firm,
    int LeftOut,
    int WouldLeave,
    int WouldJoin)
{
    /// <summary>Points by which the threshold is moved to see how much hangs on it.</summary>
    public const double Shift = 5;

    private const double FirmConfidence = 0.90;

    /// <param name="schools">Every school of the system once, with its score on the practice.</param>
    /// <param name="level">Above <see cref="FidelityLevel.NotInPlace"/>, which every school reaches.</param>
    public static ProgramFidelity Of(
        Dimension practice, IReadOnlyCollection<SchoolScore> schools, LevelThresholds thresholds, FidelityLevel level, AboveSchool question)
    {
        var threshold = ThresholdOf(level, thresholds);
        var scores = schools.Where(school => school.Counts).Select(school => school.Score!).ToList();
        var sample = scores.Select((score, school) => new Observation(score.Value >= threshold ? 1 : 0, 1, school)).ToList();
        var population = question == AboveSchool.TheseSchools
            ? Population.ThisWindow(schools.Count)
            : Population.WhatTheSchoolIsLike(schools.Count);
        return new ProgramFidelity(
            practice,
            level,
            threshold,
            thresholds,
            question,
            Estimates.PercentFavorable(sample, population),
            scores.Count(score => score.Value >= threshold),
            scores.Count(score => score.Value >= threshold && score.IntervalAt(FirmConfidence) is { } interval && interval.Low >= threshold),
            schools.Count - scores.Count,
            scores.Count(score => score.Value >= threshold && score.Value < threshold + Shift),
            scores.Count(score => score.Value < threshold && score.Value >= threshold - Shift));
    }

    private static double ThresholdOf(FidelityLevel level, LevelThresholds thresholds) => level switch
    {
        FidelityLevel.Emerging => thresholds.Emerging,
        FidelityLevel.Partial => thresholds.Partial,
        FidelityLevel.InPlace => thresholds.InPlace,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Every school is at or above this level."),
    };
}
