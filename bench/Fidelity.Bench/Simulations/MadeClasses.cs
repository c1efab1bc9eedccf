using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Bench.Simulations;

/// <summary>The students of one made school who answered.</summary>
public static class MadeClasses
{
    private const int Smallest = 15;
    private const int Sizes = 14;

    /// <param name="answers">Share of the students who answer, 0 to 1; in each class at least one does.</param>
    public static List<(int Class, byte[] Answers)> Draw(LikertModel model, int classes, double answers, double location, SeededRandom random)
    {
        List<(int Class, byte[] Answers)> students = [];
        for (var one = 0; one < classes; one++)
        {
            var effect = model.DrawClass(random);
            var size = Smallest + random.Below(Sizes);
            var answered = Math.Max(1, Enumerable.Range(0, size).Count(_ => random.Uniform() < answers));
            for (var student = 0; student < answered; student++)
            {
                students.Add((one, MadeAnswers.Draw(model, location + effect, random)));
            }
        }

        return students;
    }
}
