using Fidelity.Core.Scoring;

namespace Fidelity.Bench.Simulations;

/// <summary>How often a change is said where there is none. In percent.</summary>
/// <param name="Changes">Of all changes.</param>
/// <param name="Families">Families with any: where nothing changes, this is the false discovery rate.</param>
public sealed record FalseChanges(double Changes, double Families)
{
    /// <param name="judge">Verdicts of a family, in its order: <see cref="Verdicts.OfChanges"/>, or another rule to set beside it.</param>
    public static FalseChanges Of(
        IEnumerable<IReadOnlyList<WaveChange>> families, Func<IReadOnlyList<WaveChange>, IReadOnlyList<ChangeVerdict>> judge)
    {
        var changed = families.Select(family => judge(family).Select(verdict => verdict is ChangeVerdict.Up or ChangeVerdict.Down).ToList()).ToList();
        return new FalseChanges(
            100.0 * changed.Sum(family => family.Count(one => one)) / changed.Sum(family => family.Count),
            100.0 * changed.Count(family => family.Contains(true)) / changed.Count);
    }
}
