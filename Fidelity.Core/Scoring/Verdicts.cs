using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring;

/// <summary>
/// The verdicts of one family of differences, judged together. A family is what one reader reads as one: of one unit and role the gaps
/// to the nation in a wave, the changes between two waves, or the gaps of all subgroups. In this order of precedence:
/// above or below, when Benjamini and Hochberg's adjusted p is at most 0.05, be the difference ever so small (a small but certain
/// difference is a difference, and its interval shows how small);
/// about the same, when both one-sided tests reject a difference of 10 points or more, each at 0.05;
/// too little to tell, when neither, or when there is no test (one class only, nothing varies).
/// </summary>
public static class Verdicts
{
    private const double FalseDiscoveryRate = 0.05;
    private const double EquivalenceLevel = 0.05;

    private enum Finding
    {
        TooLittleToTell,
        Above,
        Below,
        AboutTheSame,
    }

    /// <summary>
    /// One verdict a gap, in the order given. Not tested, when the national figure does not say how exact it is; such a gap is not in
    /// the family.
    /// </summary>
    public static IReadOnlyList<NationalVerdict> Of(IReadOnlyList<NationalGap> family)
    {
        var findings = Findings([.. family.Select(gap => (gap.Difference.Value, TestOf(gap)))]);
        return [.. family.Select((gap, i) => gap.Testable ? OfNation(findings[i]) : NationalVerdict.NotTested)];
    }

    /// <summary>One verdict a change, in the order given.</summary>
    public static IReadOnlyList<ChangeVerdict> OfChanges(IReadOnlyList<WaveChange> family) =>
        [.. Findings([.. family.Select(change => (change.Difference.Value, change.Test))]).Select(OfChange)];

    /// <summary>One verdict a subgroup, in the order given.</summary>
    public static IReadOnlyList<SubgroupVerdict> OfSubgroups(IReadOnlyList<SubgroupGap> family) =>
        [.. Findings([.. family.Select(gap => (gap.Difference.Value, gap.Test))]).Select(OfSubgroup)];

    private static List<Finding> Findings(List<(double Difference, DifferenceTest? Test)> family)
    {
        var tested = family.Where(one => one.Test is not null).ToList();
        var adjusted = new Queue<double>(BenjaminiHochberg.Adjust([.. tested.Select(one => one.Test!.PValue)]));
        return family.ConvertAll(one => one.Test is { } test ? Find(one.Difference, adjusted.Dequeue(), test) : Finding.TooLittleToTell);
    }

    private static Finding Find(double difference, double adjusted, DifferenceTest test) => test switch
    {
        _ when adjusted <= FalseDiscoveryRate => difference > 0 ? Finding.Above : Finding.Below,
        { EquivalencePValue: <= EquivalenceLevel } => Finding.AboutTheSame,
        _ => Finding.TooLittleToTell,
    };

    private static DifferenceTest? TestOf(NationalGap gap) =>
        gap is { PValue: { } p, EquivalencePValue: { } equivalence } ? new DifferenceTest(p, equivalence) : null;

    private static NationalVerdict OfNation(Finding finding) => finding switch
    {
        Finding.Above => NationalVerdict.AboveNational,
        Finding.Below => NationalVerdict.BelowNational,
        Finding.AboutTheSame => NationalVerdict.AboutTheSame,
        _ => NationalVerdict.TooLittleToTell,
    };

    private static ChangeVerdict OfChange(Finding finding) => finding switch
    {
        Finding.Above => ChangeVerdict.Up,
        Finding.Below => ChangeVerdict.Down,
        Finding.AboutTheSame => ChangeVerdict.AboutTheSame,
        _ => ChangeVerdict.NoClearChange,
    };

    private static SubgroupVerdict OfSubgroup(Finding finding) => finding switch
    {
        Finding.Above => SubgroupVerdict.Higher,
        Finding.Below => SubgroupVerdict.Lower,
        Finding.AboutTheSame => SubgroupVerdict.AboutTheSame,
        _ => SubgroupVerdict.TooLittleToTell,
    };
}
