using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;

namespace Fidelity.Core.Scoring;

/// <summary>The one published figure that an item is set beside, in a release and in a scored file alike.</summary>
internal static class NationalFigure
{
    /// <summary>
    /// Of the figures for all public schools and for the school's own level: a headline figure before context, the school's own level
    /// before all, one that can be tested before one that cannot, then by id. Null when none is published.
    /// </summary>
    /// <param name="level">Null where the school's level is not known: then only figures for all public schools.</param>
    public static Baseline? For(Item item, BaselineSet baselines, SchoolLevel? level) => baselines.Baselines
        .Where(baseline => baseline.Items.Contains(item.Id) && IsFor(baseline.Stratum, level))
        .OrderByDescending(baseline => baseline.CountsInHeadline)
        .ThenByDescending(baseline => baseline.Stratum is not null)
        .ThenByDescending(baseline => baseline.SampleSize is not null || baseline.StandardError is not null)
        .ThenBy(baseline => baseline.Id, StringComparer.Ordinal)
        .FirstOrDefault();

    private static bool IsFor(string? stratum, SchoolLevel? level) =>
        stratum is null || (level is not null && string.Equals(stratum, $"level={level}", StringComparison.OrdinalIgnoreCase));
}
