using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Bench.Simulations;

/// <summary>
/// Schools whose true practice score lies anywhere from 55 to 85, evenly, with the threshold of <em>in place</em> in the middle: teachers
/// (10 to 60 answers) and students (3 to 20 classes) count alike, and teachers see up to 8 points more or less than students.
/// </summary>
public static class ThresholdSchools
{
    private static readonly LikertModel Teachers = new(ClassVariance: 0, PersonVariance: 0.4);
    private static readonly LikertModel Students = new(ClassVariance: 0.1, PersonVariance: 0.3);

    public static IReadOnlyList<ThresholdTrial> Run(int schools) => Trials.Run("threshold", schools, Trial);

    private static ThresholdTrial Trial(SeededRandom random)
    {
        var truth = 55 + (30 * random.Uniform());
        var apart = 8 * ((2 * random.Uniform()) - 1);
        var seenByTeachers = MadeSurvey.LocationOfMean(truth + apart);
        var teachers = Enumerable.Range(0, 10 + random.Below(51))
            .Select(person => new Observation(MadeAnswers.Score(MadeAnswers.Draw(Teachers, seenByTeachers, random)), 1, person));
        var students = MadeClasses.Draw(Students, 3 + random.Below(18), 0.8, MadeSurvey.LocationOfMean(truth - apart), random)
            .Select(student => new Observation(MadeAnswers.Score(student.Answers), 1, student.Class));
        var score = CompositeScore.OfPractice(new PracticeScales(MadeSurvey.Practice, new Dictionary<RespondentRole, Linearised>
        {
            [RespondentRole.Teacher] = Linearised.Mean([.. teachers])!,
            [RespondentRole.Student] = Linearised.Mean([.. students])!,
        }))!;
        return new ThresholdTrial(LevelJudgement.Of(score.Estimate, MadeSurvey.Levels), truth >= MadeSurvey.Levels.InPlace);
    }
}
