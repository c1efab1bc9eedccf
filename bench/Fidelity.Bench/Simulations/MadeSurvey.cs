using System.Globalization;
using Fidelity.Core.Instruments;

namespace Fidelity.Bench.Simulations;

/// <summary>One scale of six items with five options, of which one item is easier and another harder than the rest.</summary>
public static class MadeSurvey
{
    public const string Scale = "practice";

    /// <summary>What each item adds to the location of the scale in a school (<see cref="LikertModel"/>).</summary>
    public static IReadOnlyList<double> Offsets { get; } = [0, -0.5, -0.2, 0.1, 0.3, 0.5];

    public static Instrument Instrument { get; } = new(
        "made", "1.0", RespondentRole.Teacher, null, null, 1, false, ["en"], Text, Text,
        [new InstrumentPage(Scale, Text, null, [.. Offsets.Select((_, number) => MakeItem(number))])],
        null, null, "made");

    public static LevelThresholds Levels { get; } = new(25, 50, 70, Text, "as the framework's");

    public static Dimension Practice { get; } = new(
        Scale, DimensionKind.Practice, 1, Text, Text, 1, Hard: false, 75,
        new Dictionary<RespondentRole, double> { [RespondentRole.Teacher] = 1, [RespondentRole.Student] = 1 });

    private static LocalizedText Text => new(new Dictionary<string, string> { ["en"] = "made" });

    /// <summary>The mean scale score of a large school, 0 to 100.</summary>
    public static double MeanAt(double location) => Offsets.Average(offset => LikertModel.MeanAt(location + offset));

    /// <summary>The location at which a large school has that mean scale score.</summary>
    public static double LocationOfMean(double score)
    {
        var (low, high) = (-6.0, 6.0);
        while (high - low > 1e-9)
        {
            var middle = (low + high) / 2;
            (low, high) = MeanAt(middle) < score ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static Item MakeItem(int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"made-{number}"), Scale, Text,
        [.. Enumerable.Range(1, LikertModel.Options).Select(code => new AnswerOption(code, Text))],
        [4, 5], ItemDirection.HigherIsBetter, false, "none", 1);
}
