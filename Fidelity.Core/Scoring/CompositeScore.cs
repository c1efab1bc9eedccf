using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring;

/// <summary>
/// A score made of several roles' scale means, 0 to 100: a practice score, or the fidelity index over all practices.
/// </summary>
/// <param name="Estimate">
/// Its <see cref="Estimate.Count"/> is the people of all present roles together. Eligible is not given: it differs by role.
/// </param>
/// <param name="Roles">The roles that entered.</param>
/// <param name="MissingRoles">Roles that the framework weighs but that had no scale mean; their weight went to the others.</param>
/// <param name="MissingPractices">Ids of practices without any scale mean; the index is over the others.</param>
public sealed record CompositeScore(
    Estimate Estimate,
    IReadOnlyList<RespondentRole> Roles,
    IReadOnlyList<RespondentRole> MissingRoles,
    IReadOnlyList<string> MissingPractices)
{
    /// <summary>
    /// Weighted mean of the roles' scale means, by the framework's role weights renormalised over the roles present; null when no
    /// role that the framework weighs is present. A mean of 0 to 100 is expected from each role.
    /// </summary>
    public static CompositeScore? OfPractice(PracticeScales scales) => Of([scales with { Practice = scales.Practice with { Importance = 1 } }]);

    /// <summary>
    /// The fidelity index: importance-weighted mean of the practice scores, over the practices that have one; null when none has.
    /// </summary>
    public static CompositeScore? OfIndex(IReadOnlyCollection<PracticeScales> practices) => Of(practices);

    // Both scores are Σ coefficient · scale mean. The same people answer all practices, so within a role the scales' influences are
    // summed by PSU before any variance is taken; roles are independent, so their variances add.
    private static CompositeScore? Of(IReadOnlyCollection<PracticeScales> practices)
    {
        var present = practices.Where(practice => practice.WeightPresent > 0).ToList();
        if (present.Count == 0)
        {
            return null;
        }

        var importance = OrderFreeSum.Of(present.Select(practice => practice.Practice.Importance));
        var byRole = present
            .SelectMany(practice => practice.Present.Select(role => (
                Role: role,
                Coefficient: practice.Practice.Importance / importance * practice.Practice.RoleWeights[role] / practice.WeightPresent,
                Mean: practice.Means[role])))
            .GroupBy(term => term.Role)
            .OrderBy(role => role.Key)
            .Select(role => (
                Role: role.Key,
                Part: Linearised.Combination([.. role.Select(term => (term.Coefficient, term.Mean))])))
            .ToList();

        var estimate = IndependentSum.Of(
            [.. byRole.Select(role => PartOf(role.Role, role.Part))], byRole.Sum(role => role.Part.Count));
        return new CompositeScore(
            estimate.Within(0, 100),
            [.. byRole.Select(role => role.Role)],
            [.. practices.SelectMany(practice => practice.Practice.RoleWeights.Keys).Distinct().Order().Except(byRole.Select(role => role.Role))],
            [.. practices.Except(present).Select(practice => practice.Practice.Id)]);
    }

    // The principal is a census of one: everyone who holds the office has answered, so the part carries no sampling variance. (How
    // far one person's word can be trusted is another question, which the role's weight answers.) Any other role with one PSU has
    // a variance that cannot be seen, and so then has the whole score.
    private static IndependentSum.Part PartOf(RespondentRole role, Linearised part)
    {
        if (role == RespondentRole.Principal)
        {
            return new(part.Value, 0, double.PositiveInfinity);
        }

        return new(part.Value, part.DegreesOfFreedom > 0 ? part.Variance() : null, part.DegreesOfFreedom);
    }
}
