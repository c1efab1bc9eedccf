using Fidelity.Core.Releases;

namespace Fidelity.Core.Reports;

/// <summary>What the wave before published of the school, for comparison.</summary>
/// <param name="Release">The last one of that wave when the later release was made, so that a report says the same for ever.</param>
/// <param name="Cells">Those of other organisations are ignored.</param>
public sealed record EarlierRelease(Release Release, IReadOnlyList<ReleasedCell> Cells);
