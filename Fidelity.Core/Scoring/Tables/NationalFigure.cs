using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>The one published figure that an item is set beside.</summary>
internal static class NationalFigure
{
    /// <summary>
    /// Of the figures for all public schools (a file of responses does not say a school's level): a headline figure before context,
    /// one that can be tested before one that cannot, then by id. Null when none is published.
    /// </summary>
    public static Baseline? For(Item item, BaselineSet? baselines) => baselines?.Baselines
        .Where(baseline => baseline.Stratum is null && baseline.Items.Contains(item.Id))
        .OrderByDescending(baseline => baseline.CountsInHeadline)
        .ThenByDescending(baseline => baseline.SampleSize is not null || baseline.StandardError is not null)
        .ThenBy(baseline => baseline.Id, StringComparer.Ordinal)
        .FirstOrDefault();
}
