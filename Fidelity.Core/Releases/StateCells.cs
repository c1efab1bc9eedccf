using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Releases;

/// <summary>
/// Scale means and practice scores over a state's schools, from the schools' released cells and nothing else, so that they tell nothing that adding those up
/// does not. Each school counts by its respondents: Σ n·mean / Σ n with variance Σ (n/Σn)²·se², the schools being strata of known size (Cochran, <i>Sampling Techniques</i>,
/// 3rd ed., 1977, 5.4). Schools that show no exact figure are left out. A school with one class has no error of its own: its distance from
/// the state's mean stands for it, as a stratum with one unit is centred at the grand mean.
/// </summary>
public static class StateCells
{
    /// <param name="schools">Of the state's schools, in any order.</param>
    public static IReadOnlyList<ReleasedCell> Of(OrganizationId state, IEnumerable<ShownScale> schools, Framework framework)
    {
        var used = schools.ToList();
        var scales = used.GroupBy(cell => (cell.Role, cell.Instrument, cell.Dimension)).Where(HasSeveralSchools).ToList();
        var roles = used.GroupBy(cell => (cell.Role, cell.Dimension)).Where(HasSeveralSchools).ToDictionary(role => role.Key, role => Part(role));
        return
        [
            .. scales.Select(scale => Cell(
                new CellAddress(state, Measure.ScaleMean, scale.Key.Role, scale.Key.Instrument, scale.Key.Dimension), IndependentSum.Of([Part(scale)], People(scale)), Eligible(scale))),
            .. framework.Practices.Select(practice => Score(state, practice, used, roles, framework)).OfType<ReleasedCell>(),
        ];
    }

    private static bool HasSeveralSchools(IEnumerable<ShownScale> cells) => cells.Select(cell => cell.OrganizationId).Distinct().Take(2).Count() == 2;

    private static int People(IEnumerable<ShownScale> cells) => cells.Sum(cell => cell.Count);

    private static int Eligible(IEnumerable<ShownScale> cells) => cells.Sum(cell => cell.Eligible);

    private static IndependentSum.Part Part(IEnumerable<ShownScale> cells)
    {
        var schools = cells.ToList();
        double people = People(schools);
        var mean = OrderFreeSum.Of(schools.Select(cell => cell.Count / people * cell.Mean));
        var variances = schools.ConvertAll(cell => (
            Variance: Math.Pow(cell.Count / people * (cell.StandardError ?? (cell.Mean - mean)), 2), DegreesOfFreedom: Math.Max(1, cell.DegreesOfFreedom ?? 1)));
        var variance = OrderFreeSum.Of(variances.Select(one => one.Variance));
        return new(mean, variance, variance == 0 ? 0 : variance * variance / OrderFreeSum.Of(variances.Select(one => one.Variance * one.Variance / one.DegreesOfFreedom)));
    }

    private static ReleasedCell? Score(
        OrganizationId state, Dimension practice, IReadOnlyList<ShownScale> used, Dictionary<(RespondentRole Role, string Dimension), IndependentSum.Part> roles, Framework framework)
    {
        var present = practice.RoleWeights.Where(weight => roles.ContainsKey((weight.Key, practice.Id))).OrderBy(weight => weight.Key).ToList();
        if (present.Count == 0)
        {
            return null;
        }

        var weights = OrderFreeSum.Of(present.Select(weight => weight.Value));
        var cells = used.Where(cell => cell.Dimension == practice.Id && present.Exists(weight => weight.Key == cell.Role)).ToList();
        var estimate = IndependentSum.Of(
            [.. present.Select(weight => Times(weight.Value / weights, roles[(weight.Key, practice.Id)]))], People(cells)).Within(0, 100);
        var judgement = LevelJudgement.Of(estimate, framework.Levels);
        return Cell(
            new CellAddress(state, Measure.PracticeScore, Dimension: practice.Id), estimate, Eligible(cells), practice.Target - estimate.Value, judgement,
            string.Join(',', practice.RoleWeights.Keys.Except(present.Select(weight => weight.Key)).Order().Select(role => role.ToString().ToLowerInvariant())));
    }

    private static IndependentSum.Part Times(double coefficient, IndependentSum.Part part) =>
        part with { Value = coefficient * part.Value, Variance = coefficient * coefficient * part.Variance };

    private static ReleasedCell Cell(
        CellAddress address, Estimate estimate, int eligible, double? targetGap = null, LevelJudgement? judgement = null, string missingRoles = "") => new(address, CellState.Published)
        {
            Value = estimate.Value,
            StandardError = estimate.StandardError,
            DegreesOfFreedom = estimate.StandardError is null ? null : estimate.DegreesOfFreedom,
            Low = estimate.Low is { } low ? Math.Max(0, low) : null,
            High = estimate.High is { } high ? Math.Min(100, high) : null,
            Count = estimate.Count,
            Eligible = eligible,
            Flags = SchoolCells.FlagsOf(estimate, lowResponse: false),
            TargetGap = targetGap,
            Level = judgement?.Level,
            BorderlineWith = judgement?.BorderlineWith,
            ProbabilityInPlace = judgement?.ProbabilityInPlace,
            MissingRoles = missingRoles,
        };
}

/// <summary>A school's released scale mean of teachers or students: an exact one, of everybody.</summary>
/// <param name="StandardError">Null where all are of one class.</param>
public sealed record ShownScale(
    OrganizationId OrganizationId, RespondentRole Role, string Instrument, string Dimension, double Mean, double? StandardError, double? DegreesOfFreedom, int Count, int Eligible);
