using Fidelity.Core.Scoring;

namespace Fidelity.Bench.Simulations;

/// <summary>The changes of one made school and role from a wave to the next, one an item.</summary>
public sealed record WaveFamily(IReadOnlyList<WaveChange> Percentages, IReadOnlyList<WaveChange> Means);
