using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring;

/// <summary>
/// A figure about people with its uncertainty: the only form in which one leaves Scoring. Percentages, scores and gaps are in 0 to
/// 100, percentage points likewise (0.5 is half a point), standard errors and ends in the same unit.
/// </summary>
/// <param name="StandardError">Null when it cannot be estimated (see <see cref="Cautions.OneClass"/>).</param>
/// <param name="DegreesOfFreedom">Of the standard error; a real number for combined roles, 0 when there are none.</param>
/// <param name="Low">Lower end of the 95 % interval; null, with <paramref name="High"/>, when none can be given.</param>
/// <param name="Count">Respondents behind the figure.</param>
public sealed record Estimate(double Value, double? StandardError, double DegreesOfFreedom, double? Low, double? High, int Count)
{
    /// <summary>The coverage of <see cref="Low"/> to <see cref="High"/>.</summary>
    public const double Confidence = 0.95;

    /// <summary>People who could have answered; null when not known or when several roles are combined.</summary>
    public int? Eligible { get; init; }

    /// <summary>For percentages: the size of a simple random sample that would be as precise; null for means and where not estimable.</summary>
    public double? EffectiveCount { get; init; }

    public Inference Inference { get; init; }

    public Cautions Cautions { get; init; }

    public bool HasInterval => Low is not null;

    /// <summary>The t interval of a mean, score or gap at another confidence (0 to 1); null where there is no interval at all.</summary>
    public (double Low, double High)? IntervalAt(double confidence)
    {
        if (!HasInterval)
        {
            return null;
        }

        var reach = StudentDistribution.Quantile((1 + confidence) / 2, DegreesOfFreedom) * StandardError!.Value;
        return (Value - reach, Value + reach);
    }

    /// <summary>The same with the interval's ends drawn in to what the measure can be, e.g. 0 to 100 for a score.</summary>
    public Estimate Within(double lowest, double highest) => this with
    {
        Low = Low is { } low ? Math.Max(low, lowest) : null,
        High = High is { } high ? Math.Min(high, highest) : null,
    };
}
