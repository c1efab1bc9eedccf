using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Demonstration;

/// <summary>One made-up school of the demonstration district.</summary>
/// <param name="StudentRate">Share of students who answer, 0 to 1.</param>
/// <param name="StaffRate">Share of teachers who answer, 0 to 1.</param>
public sealed record SchoolPlan(
    int Number,
    string Name,
    SchoolLevel Level,
    int LowestGrade,
    int HighestGrade,
    int ClassesPerGrade,
    int StudentsPerClass,
    int Teachers,
    double StudentRate,
    double StaffRate)
{
    /// <summary>A demonstration is to be looked at: more schools are a load test.</summary>
    public const int MostSchools = 500;

    private static readonly string[] Trees =
        ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Juniper", "Linden", "Maple", "Oak", "Pine", "Rowan", "Spruce", "Willow"];

    public string SourcedId => $"demo-school-{Number:00}";

    /// <summary>All the kinds of schools there are, and, from six schools up, one very small one and one with a low response.</summary>
    public static IReadOnlyList<SchoolPlan> District(int schools, int seed) =>
        [.. Enumerable.Range(1, schools).Select(number => Plan(number, schools, new SeededRandom(seed, $"plan/{number}")))];

    private static SchoolPlan Plan(int number, int schools, SeededRandom random)
    {
        var tree = Trees[(number - 1) % Trees.Length] + (number > Trees.Length ? $" {((number - 1) / Trees.Length) + 1}" : "");
        var studentRate = 0.72 + (0.2 * random.Uniform());
        var staffRate = 0.75 + (0.2 * random.Uniform());
        if (schools >= 6 && number == schools - 1)
        {
            return new(number, $"{tree} Community School", SchoolLevel.Combined, 3, 8, 1, 4, 3, 0.9, 1.0);
        }

        if (schools >= 6 && number == schools)
        {
            return new(number, $"{tree} High School", SchoolLevel.High, 9, 12, 3, 20, 22, 0.38, staffRate);
        }

        return ((number - 1) % 4) switch
        {
            0 => new(number, $"{tree} Elementary School", SchoolLevel.Elementary, 3, 5, 3, 20, 16, studentRate, staffRate),
            1 => new(number, $"{tree} Middle School", SchoolLevel.Middle, 6, 8, 4, 21, 24, studentRate, staffRate),
            2 => new(number, $"{tree} High School", SchoolLevel.High, 9, 12, 4, 21, 30, studentRate, staffRate),
            _ => new(number, $"{tree} School", SchoolLevel.Combined, 3, 8, 2, 19, 22, studentRate, staffRate),
        };
    }
}
