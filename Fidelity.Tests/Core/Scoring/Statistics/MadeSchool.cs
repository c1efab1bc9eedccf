using Fidelity.Core.Scoring.Statistics;
using Fidelity.Tests.Golden;

namespace Fidelity.Tests.Core.Scoring.Statistics;

/// <summary>The made school of <c>golden.R</c>: students in six classes, twelve teachers.</summary>
internal static class MadeSchool
{
    public static List<Observation> Students(string variable, string? weight = null) =>
    [
        .. GoldenFile.Rows("students.csv").Select(row => new Observation(
            GoldenFile.Number(row[variable]), weight is null ? 1 : GoldenFile.Number(row[weight])!.Value, (long)GoldenFile.Number(row["class"])!.Value)),
    ];

    public static List<Observation> Teachers(string variable) =>
        [.. GoldenFile.Rows("teachers.csv").Select((row, person) => new Observation(GoldenFile.Number(row[variable]), 1, person))];
}
