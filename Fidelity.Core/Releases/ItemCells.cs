using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Releases;

/// <summary>The figures of one item in one school: percent favorable and the share of each option.</summary>
internal sealed class ItemCells
{
    private readonly SchoolCells.Sample sample;
    private readonly int position;
    private readonly Estimate? favorable;
    private readonly Baseline? baseline;

    private ItemCells(SchoolCells.Sample sample, Item item, int position, Estimate? favorable, Baseline? baseline)
    {
        (this.sample, Item, this.position, this.favorable, this.baseline) = (sample, item, position, favorable, baseline);
        Gap = favorable is not null && baseline is not null ? NationalGap.Of(AsShown(favorable), baseline) : null;
    }

    public Item Item { get; }

    /// <summary>Null where no national figure is published for the item, or nobody answered it.</summary>
    public NationalGap? Gap { get; }

    public static ItemCells Of(SchoolCells.Sample sample, Item item, int position, BaselineSet baselines)
    {
        var favorable = item.Favorable.Count > 0 && Linearised.Mean(sample.Survey.Favorable(position), 1) is { } share
            ? Estimates.PercentFavorable(share, Population.WhatTheSchoolIsLike(sample.Eligible))
            : null;
        return new ItemCells(sample, item, position, favorable, NationalFigure.For(item, baselines, sample.Answers.Level));
    }

    public IEnumerable<CandidateCell> Cells(NationalVerdict? verdict) => [.. Favorable(verdict), .. Options()];

    /// <summary>What an answer counts in the mean of its scale; null for a descriptive item, which is in none.</summary>
    public static double? PointsOf(Item item, int code) => item.Direction == ItemDirection.Descriptive ? null : ScaleScore.Pomp(item, code);

    /// <summary>
    /// A percentage that is shown as a limit is judged beside the nation as if it lay at the limit, with the precision of as many independent answers: a verdict
    /// that depended on how far beyond the limit it lies would tell.
    /// </summary>
    private static Estimate AsShown(Estimate favorable) => PrimarySuppression.LimitOf(favorable.Value, favorable.Count) is { Limit: { } limit }
        ? favorable with { Value = limit, StandardError = favorable.StandardError is null ? null : Math.Sqrt(limit * (100 - limit) / favorable.Count) }
        : favorable;

    private CandidateCell[] Favorable(NationalVerdict? verdict)
    {
        if (Item.Favorable.Count == 0)
        {
            return [];
        }

        var bounds = favorable is null ? null : NonResponseBounds.Of(favorable);
        return
        [
            SchoolCells.With(sample.Cell(Measure.ItemFavorable, Item.Dimension, Item.Id), favorable) with
            {
                Flags = sample.Flags(favorable),
                NonresponseLow = bounds?.Low,
                NonresponseHigh = bounds?.High,
                Baseline = Comparison(verdict),
            },
        ];
    }

    private BaselineComparison? Comparison(NationalVerdict? verdict) => Gap is null || baseline is null || verdict is null
        ? null
        : new BaselineComparison(
            baseline.Id,
            baseline.FavorablePercent,
            baseline.Approximate ? null : Gap.Difference.Value,
            Gap.Difference.Low,
            Gap.Difference.High,
            baseline.Approximate ? null : Gap.CohenH,
            verdict.Value,
            baseline.Representativeness,
            baseline.Fit);

    private IEnumerable<CandidateCell> Options()
    {
        var count = sample.Survey.AnsweredItem(position);
        return Item.Options.Select(option => sample.Cell(Measure.ItemOption, Item.Dimension, Item.Id, option.Code) with
        {
            Value = count == 0 ? null : 100.0 * sample.Survey.Chose(position, option.Code) / count,
            Count = count,
            IsFavorableOption = Item.IsFavorable(option.Code),
            Points = PointsOf(Item, option.Code),
            Flags = sample.Flags(null),
        });
    }
}
