using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Demonstration;

/// <summary>Draws a made-up person's answers; the model is in this folder's README.</summary>
public sealed class AnswerModel(int seed)
{
    private const double SkipsAnItem = 0.03;
    private const double StopsMidway = 0.04;
    private const double BetweenThresholds = 1.2;

    /// <summary>How easily a dimension is in place, on the logit scale. Dimensions that are not named lie at 0.</summary>
    private static readonly Dictionary<string, double> Ease = new()
    {
        ["one-on-one"] = 0.9, ["progress-data"] = 1.1, ["self-tracking"] = 0.5, ["competency"] = 0.1, ["flexible"] = 0.4,
        ["conferences"] = -0.3, ["profiles"] = -0.5, ["choice"] = -0.4,
        ["technology"] = 1.2, ["data-system"] = 0.3, ["time-and-learning"] = 0.0, ["materials"] = 0.6, ["autonomy"] = 0.5, ["leadership"] = 1.0,
        ["belonging"] = 1.2, ["safety"] = 1.6, ["known"] = 1.4, ["productive-time"] = 0.9, ["equity-of-pace"] = 0.5,
    };

    /// <param name="school">The roster's identifiers of the school, the class (empty where there is none) and the person.</param>
    /// <returns>One byte an item in the instrument's order; 0 = not answered.</returns>
    public byte[] Draw(Instrument instrument, string school, string schoolClass, string person)
    {
        var own = new SeededRandom(seed, $"answers/{instrument.Id}/{person}");
        var ability = RoleShift(instrument.Role)
            + Effect($"school/{school}", 0.45)
            + (schoolClass.Length > 0 ? Effect($"class/{schoolClass}", 0.30) : 0)
            + own.Normal(0.50);
        var last = LastItem(instrument, own);
        return [.. instrument.Items.Select((item, position) => position >= last || own.Uniform() < SkipsAnItem
            ? (byte)0
            : Choose(item, ability + Ease.GetValueOrDefault(item.Dimension) + Effect($"{school}/{item.Dimension}", 0.60) + Effect($"item/{item.Id}", 0.30), own))];
    }

    private static double RoleShift(RespondentRole role) => role switch
    {
        RespondentRole.Teacher => 0.35,
        RespondentRole.Principal => 0.60,
        _ => 0,
    };

    private static int LastItem(Instrument instrument, SeededRandom own)
    {
        var third = instrument.Items.Count / 3;
        return own.Uniform() < StopsMidway ? third + own.Below(instrument.Items.Count - third) : instrument.Items.Count;
    }

    private static byte Choose(Item item, double eta, SeededRandom own)
    {
        var codes = item.Options.Select(option => option.Code).Order().ToList();
        var noisy = eta + own.Logistic();
        var middle = (codes.Count - 2) / 2.0;
        var index = Enumerable.Range(0, codes.Count - 1).Count(threshold => noisy > (threshold - middle) * BetweenThresholds);
        return (byte)codes[item.Reversed ? codes.Count - 1 - index : index];
    }

    private double Effect(string name, double standardDeviation) => new SeededRandom(seed, name).Normal(standardDeviation);
}
