using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring;

/// <summary>The verdicts of one report's family of gaps (one school, wave and role), judged together.</summary>
public static class Verdicts
{
    private const double FalseDiscoveryRate = 0.05;
    private const double EquivalenceLevel = 0.05;

    /// <summary>
    /// One verdict a gap, in the order given. In this order of precedence:
    /// not tested, when the national figure does not say how exact it is (such a gap is not in the family);
    /// above or below, when Benjamini and Hochberg's adjusted p is at most 0.05, be the gap ever so small (a small but certain
    /// difference is a difference, and its interval shows how small);
    /// about the same, when both one-sided tests reject a difference of 10 points or more, each at 0.05;
    /// too little to tell, when neither, or when the school's figure has no standard error.
    /// </summary>
    public static IReadOnlyList<NationalVerdict> Of(IReadOnlyList<NationalGap> family)
    {
        var tested = Enumerable.Range(0, family.Count).Where(i => family[i].PValue is not null).ToList();
        var adjusted = BenjaminiHochberg.Adjust([.. tested.Select(i => family[i].PValue!.Value)]);
        var significant = tested.Where((_, k) => adjusted[k] <= FalseDiscoveryRate).ToHashSet();
        return [.. family.Select((gap, i) => Of(gap, significant.Contains(i)))];
    }

    private static NationalVerdict Of(NationalGap gap, bool significant) => gap switch
    {
        { Testable: false } => NationalVerdict.NotTested,
        _ when significant => gap.Difference.Value > 0 ? NationalVerdict.AboveNational : NationalVerdict.BelowNational,
        { EquivalencePValue: <= EquivalenceLevel } => NationalVerdict.AboutTheSame,
        _ => NationalVerdict.TooLittleToTell,
    };
}
