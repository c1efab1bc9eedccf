using System.Diagnostics;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring;

/// <summary>
/// The verdicts of one family of differences, judged together. A family is what one reader reads as one: of one unit and role the gaps
/// to the nation in a wave, the changes between two waves, or the gaps of all subgroups.
/// </summary>
public static class Verdicts
{
    private const double FalseDiscoveryRate = 0.05;
    private const double EquivalenceLevel = 0.05;

    /// <summary>
    /// One verdict a gap, in the order given. Not tested, when the national figure does not say how exact it is (such a gap is not in
    /// the family); else as <see cref="Of(IReadOnlyList{DifferenceTest?}, IReadOnlyList{Estimate})"/>.
    /// </summary>
    public static IReadOnlyList<NationalVerdict> Of(IReadOnlyList<NationalGap> family)
    {
        var verdicts = Of([.. family.Select(TestOf)], [.. family.Select(gap => gap.Difference)]);
        return [.. family.Select((gap, i) => gap.Testable ? NationalVerdictOf(verdicts[i]) : NationalVerdict.NotTested)];
    }

    /// <summary>One verdict a change, in the order given: higher is up, lower is down, too little to tell is no clear change.</summary>
    public static IReadOnlyList<DifferenceVerdict> OfChanges(IReadOnlyList<WaveChange> family) =>
        Of([.. family.Select(change => change.Test)], [.. family.Select(change => change.Difference)]);

    /// <summary>One verdict a subgroup, in the order given.</summary>
    public static IReadOnlyList<DifferenceVerdict> OfSubgroups(IReadOnlyList<SubgroupGap> family) =>
        Of([.. family.Select(gap => gap.Test)], [.. family.Select(gap => gap.Difference)]);

    /// <summary>
    /// One verdict a difference. In this order of precedence:
    /// higher or lower, when Benjamini and Hochberg's adjusted p is at most 0.05, be the difference ever so small (a small but certain
    /// difference is a difference, and its interval shows how small);
    /// about the same, when both one-sided tests reject a difference of 10 points or more, each at 0.05;
    /// too little to tell, when neither, or when there is no test (one class only, nothing varies).
    /// </summary>
    private static IReadOnlyList<DifferenceVerdict> Of(IReadOnlyList<DifferenceTest?> tests, IReadOnlyList<Estimate> differences)
    {
        var tested = Enumerable.Range(0, tests.Count).Where(i => tests[i] is not null).ToList();
        var adjusted = BenjaminiHochberg.Adjust([.. tested.Select(i => tests[i]!.PValue)]);
        var significant = tested.Where((_, k) => adjusted[k] <= FalseDiscoveryRate).ToHashSet();
        return [.. tests.Select((test, i) => Of(test, differences[i].Value, significant.Contains(i)))];
    }

    private static DifferenceVerdict Of(DifferenceTest? test, double difference, bool significant) => test switch
    {
        _ when significant => difference > 0 ? DifferenceVerdict.Higher : DifferenceVerdict.Lower,
        { EquivalencePValue: <= EquivalenceLevel } => DifferenceVerdict.AboutTheSame,
        _ => DifferenceVerdict.TooLittleToTell,
    };

    private static DifferenceTest? TestOf(NationalGap gap) =>
        gap is { PValue: { } p, EquivalencePValue: { } equivalence } ? new DifferenceTest(p, equivalence) : null;

    private static NationalVerdict NationalVerdictOf(DifferenceVerdict verdict) => verdict switch
    {
        DifferenceVerdict.Higher => NationalVerdict.AboveNational,
        DifferenceVerdict.Lower => NationalVerdict.BelowNational,
        DifferenceVerdict.AboutTheSame => NationalVerdict.AboutTheSame,
        DifferenceVerdict.TooLittleToTell => NationalVerdict.TooLittleToTell,
        _ => throw new UnreachableException(),
    };
}
