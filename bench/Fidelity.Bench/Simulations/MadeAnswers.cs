using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Bench.Simulations;

/// <summary>One made person's answers to <see cref="MadeSurvey"/>, packed, and what Scoring makes of them.</summary>
public static class MadeAnswers
{
    /// <param name="location">Of the scale in the person's school, with the effect of the class added.</param>
    public static byte[] Draw(LikertModel model, double location, SeededRandom random)
    {
        var own = location + model.DrawPerson(random);
        return [.. MadeSurvey.Offsets.Select(offset => model.DrawAnswer(own + offset, random))];
    }

    /// <summary>Of the first item: 1 or 0.</summary>
    public static double Favorable(byte[] answers) => LikertModel.IsFavorable(answers[0]) ? 1 : 0;

    /// <summary>Percent of maximum possible of the first item.</summary>
    public static double ItemScore(byte[] answers) => ScaleScore.Pomp(MadeSurvey.Instrument.Items[0], answers[0]);

    public static double Score(byte[] answers) => ScaleScore.Of(MadeSurvey.Instrument, MadeSurvey.Scale, answers)!.Value;
}
