using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Bench.Simulations;

/// <summary>
/// Schools in which nothing changes over six waves: 20 items, of which from 10 to 90 percent answer favorably. Each wave is set beside the
/// one before, as a family of percentages and as one of means.
/// </summary>
public static class ConstantSchools
{
    private const int Waves = 6;

    private static readonly LikertModel Teachers = new(ClassVariance: 0, PersonVariance: 0.4);
    private static readonly LikertModel Students = new(ClassVariance: 0.1, PersonVariance: 0.3);

    private static readonly IReadOnlyList<double> Locations =
        [.. Enumerable.Range(0, 20).Select(item => LikertModel.LocationOfPercent(10 + (80.0 * item / 19)))];

    /// <summary>Staffs of 20 to 80 of which in each wave others may answer, 50 to 95 %.</summary>
    /// <param name="samePeople">The staff stays, and each keeps to his or her views; else it is drawn anew.</param>
    public static IReadOnlyList<WaveFamily> OfTeachers(bool samePeople, int schools) => Run($"teachers {samePeople}", schools, random =>
    {
        var staff = 20 + random.Below(61);
        var views = Enumerable.Range(0, staff).Select(_ => Teachers.DrawPerson(random)).ToList();
        return () =>
        {
            var answered = (int)(staff * (0.50 + (0.45 * random.Uniform())));
            var answering = Enumerable.Range(0, staff).OrderBy(_ => random.Uniform()).Take(answered);
            return [.. answering.Select(person => ((long)person, Draw(Teachers, samePeople ? views[person] : Teachers.DrawPerson(random), random)))];
        };
    });

    /// <summary>Students in 5 to 24 classes of which four fifths answer; all classes are made up anew for each wave.</summary>
    public static IReadOnlyList<WaveFamily> OfStudents(int schools) => Run("students", schools, random =>
    {
        var classes = 5 + random.Below(20);
        return () =>
        [
            .. Enumerable.Range(0, classes).SelectMany(one =>
            {
                var effect = Students.DrawClass(random);
                return Enumerable.Range(0, 12 + random.Below(11)).Select(_ => ((long)one, Draw(Students, effect + Students.DrawPerson(random), random))).ToList();
            }),
        ];
    });

    private static List<WaveFamily> Run(string name, int schools, Func<SeededRandom, Func<List<(long Psu, byte[] Answers)>>> school) =>
        [.. Trials.Run($"constant {name}", schools, random => Changes(school(random))).SelectMany(families => families)];

    private static List<WaveFamily> Changes(Func<List<(long Psu, byte[] Answers)>> draw)
    {
        List<WaveFamily> families = [];
        var earlier = FiguresOf(draw());
        for (var wave = 1; wave < Waves; wave++)
        {
            var later = FiguresOf(draw());
            families.Add(new WaveFamily(
                [.. earlier.Zip(later, (one, next) => WaveChange.OfPercentages(one.Percent, next.Percent))],
                [.. earlier.Zip(later, (one, next) => WaveChange.OfMeans(one.Mean, next.Mean))]));
            earlier = later;
        }

        return families;
    }

    private static List<(Estimate Percent, Estimate Mean)> FiguresOf(List<(long Psu, byte[] Answers)> people)
    {
        return [.. Enumerable.Range(0, Locations.Count).Select(item => (
            Estimates.PercentFavorable(Sample(answers => LikertModel.IsFavorable(answers[item]) ? 1 : 0))!,
            Estimates.Mean(Sample(answers => 100.0 * (answers[item] - 1) / (LikertModel.Options - 1)))!))];

        List<Observation> Sample(Func<byte[], double> value) => people.ConvertAll(one => new Observation(value(one.Answers), 1, one.Psu));
    }

    private static byte[] Draw(LikertModel model, double person, SeededRandom random) =>
        [.. Locations.Select(location => model.DrawAnswer(location + person, random))];
}
