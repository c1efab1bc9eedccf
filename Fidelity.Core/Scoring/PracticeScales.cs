using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring;

/// <summary>One practice in one school: the mean scale score of each role that may count (those that met their response gate).</summary>
/// <param name="Means">Means of 0 to 100. A role without a weight in the practice is not used.</param>
public sealed record PracticeScales(Dimension Practice, IReadOnlyDictionary<RespondentRole, Linearised> Means)
{
    internal IEnumerable<RespondentRole> Present => Practice.RoleWeights.Keys.Where(Means.ContainsKey).Order();

    internal double WeightPresent => OrderFreeSum.Of(Present.Select(role => Practice.RoleWeights[role]));
}
