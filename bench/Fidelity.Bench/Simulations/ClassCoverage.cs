using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Bench.Simulations;

/// <summary>
/// Students in classes of 15 to 28 that are alike inside, of whom four fifths answer, whoever they are. The classes are the primary sampling
/// units, and the truth is that of the distribution they were drawn from: what the school is like.
/// </summary>
public static class ClassCoverage
{
    private const double Answers = 0.8;

    /// <param name="alike">Intraclass correlation on the normal scale of <see cref="LikertModel"/>.</param>
    /// <param name="percents">Each school's true percent favorable is drawn evenly between these.</param>
    /// <param name="classesAreUnits">False takes the same students as independent, which they are not.</param>
    public static IReadOnlyList<IntervalTrial> Run(
        int classes, double alike, (double Low, double High) percents, int trials, bool classesAreUnits = true)
    {
        var model = new LikertModel(alike, PersonVariance: 0.3);
        return [.. Trials.Run($"classes {classes} {alike} {percents}", trials, random => Trial(model, classes, percents, classesAreUnits, random)).SelectMany(school => school)];
    }

    private static IReadOnlyList<IntervalTrial> Trial(
        LikertModel model, int classes, (double Low, double High) percents, bool classesAreUnits, SeededRandom random)
    {
        var percent = percents.Low + ((percents.High - percents.Low) * random.Uniform());
        var location = LikertModel.LocationOfPercent(percent);
        var students = MadeClasses.Draw(model, classes, Answers, location, random);
        return
        [
            new(Figure.Percent, Estimates.PercentFavorable(Sample(MadeAnswers.Favorable))!, percent),
            new(Figure.ItemMean, Estimates.Mean(Sample(MadeAnswers.ItemScore))!, LikertModel.MeanAt(location)),
            new(Figure.ScaleMean, Estimates.Mean(Sample(MadeAnswers.Score))!, MadeSurvey.MeanAt(location)),
        ];

        List<Observation> Sample(Func<byte[], double> value) =>
            [.. students.Select((student, person) => new Observation(value(student.Answers), 1, classesAreUnits ? student.Class : person))];
    }
}
