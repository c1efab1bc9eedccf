using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Bench.Simulations;

/// <summary>
/// Made answers of which the truth is known. A person's answer is where a normal quantity with variance 1 falls among four thresholds:
/// location of the item in the school + effect of the class + effect of the person + what is left. Codes 4 and 5 are favorable.
/// </summary>
/// <param name="ClassVariance">What people of a class share, on the normal scale: the intraclass correlation there. 0 to 1.</param>
/// <param name="PersonVariance">What one person's answers share; with <paramref name="ClassVariance"/> at most 1.</param>
public sealed record LikertModel(double ClassVariance, double PersonVariance)
{
    /// <summary>Codes are 1 to this.</summary>
    public const int Options = 5;

    private const int FirstFavorable = 4;

    private static readonly double[] Thresholds = [-1.2, -0.4, 0.4, 1.2];

    private readonly double classDeviation = Math.Sqrt(ClassVariance);
    private readonly double personDeviation = Math.Sqrt(PersonVariance);
    private readonly double restDeviation = Math.Sqrt(1 - ClassVariance - PersonVariance);

    public double DrawClass(SeededRandom random) => random.Normal(classDeviation);

    public double DrawPerson(SeededRandom random) => random.Normal(personDeviation);

    /// <param name="location">Of the item in the school, with the effects of class and person added.</param>
    public byte DrawAnswer(double location, SeededRandom random)
    {
        var point = location + random.Normal(restDeviation);
        byte code = 1;
        while (code < Options && point > Thresholds[code - 1])
        {
            code++;
        }

        return code;
    }

    public static bool IsFavorable(byte code) => code >= FirstFavorable;

    /// <summary>The location at which that percentage of a large school answers favorably.</summary>
    public static double LocationOfPercent(double favorable) =>
        Thresholds[FirstFavorable - 2] + NormalDistribution.Quantile(favorable / 100);

    /// <summary>The mean percent of maximum possible of a large school, 0 to 100.</summary>
    public static double MeanAt(double location) =>
        100 * Thresholds.Average(threshold => NormalDistribution.Cdf(location - threshold));
}
