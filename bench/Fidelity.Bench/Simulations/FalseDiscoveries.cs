using Fidelity.Core.Scoring;

namespace Fidelity.Bench.Simulations;

/// <summary>What verdicts <em>above</em> and <em>below national</em> are worth over many families. All in percent.</summary>
/// <param name="Rate">
/// The false discovery rate: mean over the families of the share of such verdicts that are false, 0 where there are none. False is one
/// where there is no difference, or that points the wrong way.
/// </param>
/// <param name="AnyFalse">Families with a false one.</param>
/// <param name="FalsePositives">Items without a difference that got one.</param>
/// <param name="Power">Items with a difference that got the true one; NaN where there are none.</param>
public sealed record FalseDiscoveries(double Rate, double AnyFalse, double FalsePositives, double Power)
{
    /// <param name="judge">Verdicts of a family, in the order of its gaps: <see cref="Verdicts.Of"/>, or another rule to set beside it.</param>
    public static FalseDiscoveries Of(
        IReadOnlyCollection<NationalFamily> families, Func<IReadOnlyList<NationalGap>, IReadOnlyList<NationalVerdict>> judge)
    {
        var items = families.Select(family => judge(family.Gaps).Zip(family.Differences, (verdict, difference) => (Found: Sign(verdict), True: Math.Sign(difference))).ToList()).ToList();
        var all = items.SelectMany(family => family).ToList();
        return new FalseDiscoveries(
            items.Average(family => Percent(family.FindAll(item => item.Found != 0), item => item.Found != item.True, 0)),
            Percent(items, family => family.Exists(item => item.Found != 0 && item.Found != item.True), 0),
            Percent(all.FindAll(item => item.True == 0), item => item.Found != 0, double.NaN),
            Percent(all.FindAll(item => item.True != 0), item => item.Found == item.True, double.NaN));
    }

    private static int Sign(NationalVerdict verdict) => verdict switch
    {
        NationalVerdict.AboveNational => 1,
        NationalVerdict.BelowNational => -1,
        _ => 0,
    };

    private static double Percent<T>(List<T> all, Predicate<T> which, double ofNone) =>
        all.Count == 0 ? ofNone : 100.0 * all.FindAll(which).Count / all.Count;
}
