using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Bench.Simulations;

/// <summary>
/// Staffs of which some answer, whoever they are: that they answer has nothing to do with what they would say. Both questions are put to
/// the same answers: what the school is like (the truth is that of the distribution that the staff was drawn from), and what the staff did
/// in this window (the truth is what all of them would have said).
/// </summary>
public static class StaffCoverage
{
    private static readonly LikertModel Model = new(ClassVariance: 0, PersonVariance: 0.4);

    /// <param name="percents">Each school's true percent favorable is drawn evenly between these.</param>
    public static IReadOnlyList<IntervalTrial> Run(int staff, int answered, (double Low, double High) percents, int trials) =>
        [.. Trials.Run($"staff {staff} {answered} {percents}", trials, random => Trial(staff, answered, percents, random)).SelectMany(school => school)];

    private static IReadOnlyList<IntervalTrial> Trial(int staff, int answered, (double Low, double High) percents, SeededRandom random)
    {
        var percent = percents.Low + ((percents.High - percents.Low) * random.Uniform());
        var location = LikertModel.LocationOfPercent(percent);
        var answers = Enumerable.Range(0, staff).Select(_ => MadeAnswers.Draw(Model, location, random)).ToList();
        return
        [
            .. Figures(Figure.Percent, answers.ConvertAll(MadeAnswers.Favorable), 100, percent),
            .. Figures(Figure.ItemMean, answers.ConvertAll(MadeAnswers.ItemScore), 1, LikertModel.MeanAt(location)),
            .. Figures(Figure.ScaleMean, answers.ConvertAll(MadeAnswers.Score), 1, MadeSurvey.MeanAt(location)),
        ];

        IEnumerable<IntervalTrial> Figures(Figure figure, List<double> values, double unit, double truth)
        {
            var sample = values.Take(answered).Select((value, person) => new Observation(value, 1, person)).ToList();
            yield return new(figure, Estimate(figure, sample, Population.WhatTheSchoolIsLike(staff)), truth);
            yield return new(figure, Estimate(figure, sample, Population.ThisWindow(staff)), unit * OrderFreeSum.Of(values) / staff);
        }
    }

    private static Estimate Estimate(Figure figure, List<Observation> sample, Population population) =>
        (figure == Figure.Percent ? Estimates.PercentFavorable(sample, population) : Estimates.Mean(sample, population))!;
}
