using Fidelity.Core.Scoring;

namespace Fidelity.Bench.Simulations;

/// <summary>The gaps of one made school and role to the national figures, and what they are in truth.</summary>
/// <param name="Gaps">One an item, judged together.</param>
/// <param name="Differences">The true difference of each, in points: the school less the nation.</param>
/// <param name="National">The nation's true percentage for each.</param>
/// <param name="Count">People who answered.</param>
public sealed record NationalFamily(
    IReadOnlyList<NationalGap> Gaps, IReadOnlyList<double> Differences, IReadOnlyList<double> National, int Count);
