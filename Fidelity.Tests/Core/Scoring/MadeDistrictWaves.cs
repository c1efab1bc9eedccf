using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Tests.Golden;

namespace Fidelity.Tests.Core.Scoring;

/// <summary>The made schools of <c>change.R</c>: students in classes in two waves, one school's teachers, and schools' scores.</summary>
internal static class MadeDistrictWaves
{
    public static List<Observation> Students(string variable, int wave) => [.. Rows(wave).Select(row => One(row, variable))];

    public static List<(Observation Respondent, bool? IsMember)> Groups(string variable, string group, int? school = null) =>
    [
        .. Rows(wave: 1).Where(row => school is null || row["school"] == $"{school}")
            .Select(row => (One(row, variable), GoldenFile.Number(row[group]) is { } member ? member == 1 : (bool?)null)),
    ];

    public static List<Observation> Teachers(string variable, int wave) =>
    [
        .. GoldenFile.Rows("change-teachers.csv").Where(row => row["wave"] == $"{wave}")
            .Select((row, person) => new Observation(GoldenFile.Number(row[variable]), 1, person)),
    ];

    /// <summary>Thirty-four middle schools, four of them with low response.</summary>
    public static List<(SchoolScore School, double? Growth)> Schools() =>
    [
        .. GoldenFile.Rows("change-schools.csv").Select((row, i) => (School(i + 1, GoldenFile.Number(row["score"])), GoldenFile.Number(row["growth"]))),
    ];

    /// <summary>A school without a score has low response.</summary>
    public static SchoolScore School(int number, double? score, double standardError = 4) => new(
        new OrganizationId(number),
        SchoolLevel.Middle,
        score is { } value ? Samples.Estimate(value, standardError, 20) : Samples.Estimate(90, standardError, 20),
        LowResponse: score is null);

    private static Observation One(IReadOnlyDictionary<string, string> row, string variable) => new(
        GoldenFile.Number(row[variable]),
        GoldenFile.Number(row["weight"])!.Value,
        (long)GoldenFile.Number(row["class"])!.Value,
        (long)GoldenFile.Number(row["school"])!.Value);

    private static IEnumerable<IReadOnlyDictionary<string, string>> Rows(int wave) =>
        GoldenFile.Rows("change-students.csv").Where(row => row["wave"] == $"{wave}");
}
