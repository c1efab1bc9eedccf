using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Bench.Simulations;

/// <summary>
/// Schools beside published national figures of 20 items, from 10 to 90 percent. The nation's percentages are those of samples of 2,000
/// with the design effect that <see cref="NationalGap"/> takes as usual; all schools of a nation are set beside the same. One person's
/// answers go together, and so do those of a class.
/// </summary>
public static class NationalSchools
{
    public const int SchoolsOfANation = 200;

    private const int Items = 20;
    private const int NationalSample = 2_000;
    private const double NationalDesignEffect = 2;
    private const int FewestAnswered = 10;

    private static readonly LikertModel Teachers = new(ClassVariance: 0, PersonVariance: 0.4);
    private static readonly LikertModel Students = new(ClassVariance: 0.1, PersonVariance: 0.3);

    /// <summary>Staffs of 12 to 80 of which 50 to 95 % answered, and 10 at least: those whose figures count.</summary>
    /// <param name="difference">In points; 0 for schools that are as the nation in everything. Else every other item lies that far above or below.</param>
    public static IReadOnlyList<NationalFamily> OfTeachers(double difference, int nations) =>
        Run($"teachers {difference}", difference, nations, (locations, random) =>
        {
            var answered = 0;
            while (answered < FewestAnswered)
            {
                answered = (int)Math.Round((12 + random.Below(69)) * (0.50 + (0.45 * random.Uniform())));
            }

            return [.. Enumerable.Range(0, answered).Select(person => ((long)person, Draw(Teachers, locations, 0, random)))];
        });

    /// <summary>Students in 5 to 24 classes of 15 to 25 answers.</summary>
    /// <inheritdoc cref="OfTeachers" path="/param"/>
    public static IReadOnlyList<NationalFamily> OfStudents(double difference, int nations) =>
        Run($"students {difference}", difference, nations, (locations, random) =>
        [
            .. Enumerable.Range(0, 5 + random.Below(20)).SelectMany(one =>
            {
                var effect = Students.DrawClass(random);
                return Enumerable.Range(0, 15 + random.Below(11)).Select(_ => ((long)one, Draw(Students, locations, effect, random))).ToList();
            }),
        ]);

    private static List<NationalFamily> Run(
        string name, double difference, int nations, Func<IReadOnlyList<double>, SeededRandom, List<(long Psu, byte[] Answers)>> draw) =>
        [.. Trials.Run($"national {name}", nations, random => Nation(difference, draw, random)).SelectMany(nation => nation)];

    private static List<NationalFamily> Nation(
        double difference, Func<IReadOnlyList<double>, SeededRandom, List<(long Psu, byte[] Answers)>> draw, SeededRandom random)
    {
        var national = Enumerable.Range(0, Items).Select(item => 10 + (80.0 * item / (Items - 1))).ToList();
        var published = national.ConvertAll(percent => Publish(percent, random));
        return [.. Enumerable.Range(0, SchoolsOfANation).Select(_ =>
        {
            var differences = national.Select((percent, item) => item % 2 == 0 ? Away(percent, difference, random) : 0).ToList();
            var locations = national.Select((percent, item) => LikertModel.LocationOfPercent(percent + differences[item])).ToList();
            var people = draw(locations, random);
            var gaps = published.Select((baseline, item) => NationalGap.Of(
                Estimates.PercentFavorable(people.ConvertAll(one => new Observation(LikertModel.IsFavorable(one.Answers[item]) ? 1 : 0, 1, one.Psu)))!,
                baseline));
            return new NationalFamily([.. gaps], differences, national, people.Count);
        })];
    }

    // Above or below by chance, but towards the middle where the other way would leave 5 to 95 percent.
    private static double Away(double percent, double difference, SeededRandom random)
    {
        var sign = random.Uniform() < 0.5 ? -1 : 1;
        return percent + (sign * difference) is >= 5 and <= 95 ? sign * difference : -sign * difference;
    }

    private static Baseline Publish(double percent, SeededRandom random)
    {
        var published = percent + random.Normal(Math.Sqrt(percent * (100 - percent) * NationalDesignEffect / NationalSample));
        return new Baseline(
            "made", published, Inverted: false, RespondentRole.Teacher, "made", [], "made", "made", NationalSample, null,
            Representativeness.Probability, BaselineFit.SameConstruct, null, "", "", "", "");
    }

    private static byte[] Draw(LikertModel model, IReadOnlyList<double> locations, double effect, SeededRandom random)
    {
        var own = effect + model.DrawPerson(random);
        return [.. locations.Select(location => model.DrawAnswer(location + own, random))];
    }
}
