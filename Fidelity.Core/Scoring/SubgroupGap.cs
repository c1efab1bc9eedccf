using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring;

/// <summary>
/// A subgroup's figure less that of the rest of the same unit and role. The two sit in the same classes, so the covariance comes along.
/// Verdicts: <see cref="Verdicts.OfSubgroups"/>, over the subgroups of one family. Publish it after suppression only: with the whole, a
/// subgroup's figure tells the rest's.
/// </summary>
/// <param name="Difference">In points, 95 % t interval. Count: those of both sides.</param>
/// <param name="SubgroupCount">Members of the subgroup behind it.</param>
/// <param name="RestCount">The others behind it.</param>
/// <param name="CohenH">Of percentages; null for means.</param>
/// <param name="Test">Null without an interval: then the difference's cautions say why.</param>
public sealed record SubgroupGap(Estimate Difference, int SubgroupCount, int RestCount, double? CohenH, DifferenceTest? Test)
{
    /// <summary>Of means or scores of 0 to 100; null when on one of the sides nobody answered.</summary>
    /// <param name="sample">Each respondent of the unit and whether he or she is a member; null where that is not known: on neither side.</param>
    public static SubgroupGap? OfMeans(IReadOnlyCollection<(Observation Respondent, bool? IsMember)> sample) =>
        Sides(sample) is var (subgroup, rest) ? Of(subgroup, rest, Contrast.OfMeans(subgroup, rest), null) : null;

    /// <summary>Of favorable answers, 1, among others, 0; null when on one of the sides nobody answered.</summary>
    /// <inheritdoc cref="OfMeans"/>
    public static SubgroupGap? OfPercentages(IReadOnlyCollection<(Observation Respondent, bool? IsMember)> sample) =>
        Sides(sample) is var (subgroup, rest)
            ? Of(subgroup, rest, Contrast.OfPercentages(subgroup, rest), Statistics.CohenH.Of(100 * subgroup.Value, 100 * rest.Value))
            : null;

    private static SubgroupGap Of(Linearised subgroup, Linearised rest, Estimate difference, double? h) =>
        new(difference.Within(-100, 100), subgroup.Count, rest.Count, h, DifferenceTest.Of(difference));

    private static (Linearised Subgroup, Linearised Others)? Sides(IReadOnlyCollection<(Observation Respondent, bool? IsMember)> sample)
    {
        return Linearised.Mean(Domain(true)) is { } subgroup && Linearised.Mean(Domain(false)) is { } rest ? (subgroup, rest) : null;

        // The others stay in the design with no value: their classes are part of it.
        IReadOnlyCollection<Observation> Domain(bool member) =>
            [.. sample.Select(one => one.IsMember == member ? one.Respondent : one.Respondent with { Value = null })];
    }
}
