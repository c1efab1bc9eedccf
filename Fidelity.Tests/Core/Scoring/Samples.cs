using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Tests.Core.Scoring.Statistics;

namespace Fidelity.Tests.Core.Scoring;

internal static class Samples
{
    private static readonly LocalizedText Text = new(new Dictionary<string, string> { ["en"] = "Conferencing" });

    public static readonly LevelThresholds Levels = new(25, 50, 70, Text, "made up");

    public static Dimension Practice(
        string id, double teacher, double student, double principal = 0, double importance = 1, int number = 1, double target = 75)
    {
        var weights = new Dictionary<RespondentRole, double>
        {
            [RespondentRole.Student] = student,
            [RespondentRole.Teacher] = teacher,
        };
        if (principal > 0)
        {
            weights[RespondentRole.Principal] = principal;
        }

        return new Dimension(id, DimensionKind.Practice, number, Text, Text, importance, Hard: false, target, weights);
    }

    /// <summary>Teachers and students of the made school.</summary>
    public static Dictionary<RespondentRole, Linearised> Means(string variable) => new()
    {
        [RespondentRole.Teacher] = Linearised.Mean(MadeSchool.Teachers(variable))!,
        [RespondentRole.Student] = Linearised.Mean(MadeSchool.Students(variable))!,
    };

    public static Linearised Principal(double score) => Linearised.Mean([new Observation(score, 1, 1)])!;

    public static Estimate Estimate(double value, double standardError, double degreesOfFreedom, int count = 100)
    {
        var reach = StudentDistribution.Quantile(0.975, degreesOfFreedom) * standardError;
        return new Estimate(value, standardError, degreesOfFreedom, value - reach, value + reach, count);
    }

    public static Baseline Nation(double percent, int? n = null, double? standardError = null, bool inverted = false) => new(
        "made-up", percent, inverted, RespondentRole.Student, "often or always", [], "2026", "all", n, standardError,
        Representativeness.Probability, BaselineFit.SameConstruct, null, "", "", "", "");
}
