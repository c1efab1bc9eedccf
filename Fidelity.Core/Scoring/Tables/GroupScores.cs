using System.Globalization;
using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Core.Scoring.Tallies;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>All figures of one group in one unit.</summary>
internal sealed class GroupScores(ScoreUnit unit, ScoreGroup group)
{
    private readonly ScoreSample sample = unit.Sample;
    private readonly Division division = unit.Sample.DivisionBy(group);
    private readonly Range blocks = unit.Sample.DivisionBy(group).BlocksOf(unit.School);
    private readonly Func<TallyBlock, bool>? isInside = group.Column < 0 ? null : block => block.Group == group.Number;
    private readonly bool isLowResponse = unit.IsLowResponse;
    private readonly int? eligible = unit.EligibleOf(group);

    public IReadOnlyList<ScoreRow> Rows()
    {
        var items = sample.Request.Instrument.Items;
        var shares = Enumerable.Range(0, items.Count).Select(position => Share(items[position], position)).ToList();
        var gaps = Gaps(shares);
        List<ScoreRow> rows = [];
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Favorable.Count > 0)
            {
                rows.Add(Favorable(items[i], shares[i]));
            }

            rows.Add(Mean(items[i], i));
            if (gaps.TryGetValue(i, out var gap))
            {
                rows.Add(gap);
            }
        }

        foreach (var dimension in sample.Scales)
        {
            rows.AddRange(Scale(dimension));
        }

        rows.Add(ResponseRate());
        return rows;
    }

    private PercentOfItem? Share(Item item, int position)
    {
        if (item.Favorable.Count == 0)
        {
            return null;
        }

        var sums = division.Tally.OfItem(position, code => item.IsFavorable(code) ? 1 : 0, isInside, blocks);
        return Linearised.Mean(sums, unit: 1) is { } share
            ? new PercentOfItem(Estimates.PercentFavorable(share), DesignEffect.Of(sums, unit: 1, share))
            : null;
    }

    private ScoreRow Favorable(Item item, PercentOfItem? share) => share is null
        ? Nobody($"item:{item.Id}:favorable")
        : Row($"item:{item.Id}:favorable", share.Percent, share.DesignEffect);

    private ScoreRow Mean(Item item, int position)
    {
        var (lowest, highest) = (item.Options.Min(option => option.Code), item.Options.Max(option => option.Code));
        var steps = division.Tally.OfItem(position, code => item.Reversed ? highest - code : code - lowest, isInside, blocks);
        return Mean($"item:{item.Id}:mean", steps, 100.0 / (highest - lowest));
    }

    private ScoreRow Mean(string measure, PsuSum[] sums, double unitOfSums)
    {
        if (Linearised.Mean(sums, unitOfSums) is not { } mean)
        {
            return Nobody(measure);
        }

        var effect = DesignEffect.Of(sums, unitOfSums, mean);
        var estimate = Estimates.Mean(mean);
        return Row(measure, estimate, estimate.HasInterval ? effect : null) with
        {
            EffectiveCount = estimate.HasInterval && effect > 0 ? mean.Count / effect : null,
        };
    }

    private IEnumerable<ScoreRow> Scale(string dimension)
    {
        var scale = sample.Layout.IndexOf(dimension);
        var (sums, unitOfSums) = (division.Tally.OfScale(scale, isInside, blocks), division.Tally.UnitOfScale(scale));
        yield return Mean($"scale:{dimension}:mean", sums, unitOfSums);
        yield return Alpha(dimension);
        if (!unit.IsSchool || sample.Request.Instrument.Role == RespondentRole.Student)
        {
            foreach (var row in IntraclassCorrelations(dimension, sums, unitOfSums))
            {
                yield return row;
            }
        }
    }

    private ScoreRow Alpha(string dimension)
    {
        var measure = $"scale:{dimension}:alpha";
        var pairs = new ItemPairs(sample.Request.Instrument, dimension);
        foreach (var member in unit.MembersOf(group))
        {
            pairs.Add(sample.Respondents.AnswersOf(member));
        }

        var (items, alpha) = ScaleQuality.AlphaOf(sample.Request.Instrument, pairs);
        if (alpha is null)
        {
            return Nobody(measure, items.Count < 2 ? ScoreFlags.TooFewItems : ScoreFlags.NoSpread);
        }

        return Nobody(measure, items.Count < pairs.Items.Count ? ScoreFlags.ConstantItemLeftOut : null) with
        {
            Count = alpha.Respondents, Estimate = alpha.Value, Low = alpha.Low, High = alpha.High,
        };
    }

    /// <summary>Of the classes inside a school, those whose class is known; of the schools among all.</summary>
    private ScoreRow[] IntraclassCorrelations(string dimension, PsuSum[] sums, double unitOfSums)
    {
        var (icc1, icc2) = ($"scale:{dimension}:icc1", $"scale:{dimension}:icc2");
        var grouped = unit.IsSchool ? Array.FindAll(sums, sum => ScoreSample.IsClass(sum.Block)) : sums;
        long GroupOf(TallyBlock block) => unit.IsSchool ? block.Psu : block.Stratum;
        if (IntraclassCorrelation.Of(grouped, unitOfSums, GroupOf) is not { } icc)
        {
            var answered = Array.FindAll(grouped, sum => sum.Count > 0);
            var groups = answered.Select(sum => GroupOf(sum.Block)).Distinct().Count();
            var flag = groups < 2 || groups == answered.Sum(sum => sum.Count) ? ScoreFlags.OneGroup : ScoreFlags.NoSpread;
            return [Nobody(icc1, flag), Nobody(icc2, flag)];
        }

        var needs = icc.RespondentsNeeded() is { } needed ? string.Create(CultureInfo.InvariantCulture, $"{ScoreFlags.Needs}{needed}") : null;
        return
        [
            Nobody(icc1, null) with { Count = icc.Count, Estimate = icc.Icc1, Low = icc.Icc1Interval.Low, High = icc.Icc1Interval.High },
            Nobody(icc2, needs) with { Count = icc.Count, Estimate = icc.Icc2, Low = icc.Icc2Interval.Low, High = icc.Icc2Interval.High },
        ];
    }

    /// <summary>The gaps by the item's place; their verdicts are judged as one family, this unit's and group's.</summary>
    private Dictionary<int, ScoreRow> Gaps(List<PercentOfItem?> shares)
    {
        List<(int Position, Baseline Baseline, NationalGap? Gap)> compared = [];
        foreach (var (position, item) in sample.Request.Instrument.Items.Index().Where(entry => entry.Item.Favorable.Count > 0))
        {
            // A file of responses does not say a school's level.
            if (sample.Request.Baselines is { } published && NationalFigure.For(item, published, level: null) is { } baseline)
            {
                compared.Add((position, baseline, shares[position] is { } share ? NationalGap.Of(share.Percent, baseline) : null));
            }
        }

        var judged = compared.FindAll(entry => entry.Gap is not null);
        var verdicts = Verdicts.Of([.. judged.Select(entry => entry.Gap!)]);
        return compared.ToDictionary(entry => entry.Position, entry =>
        {
            var measure = $"item:{sample.Request.Instrument.Items[entry.Position].Id}:gap";
            if (entry.Gap is not { Difference: var difference })
            {
                return Nobody(measure);
            }

            string?[] flags = [ScoreFlags.Of(verdicts[judged.IndexOf(entry)]), entry.Baseline.Approximate ? ScoreFlags.Approximate : null];
            return Row(measure, difference, null, flags) with
            {
                EffectiveCount = null, DegreesOfFreedom = difference.HasInterval ? difference.DegreesOfFreedom : null,
            };
        });
    }

    private ScoreRow ResponseRate()
    {
        var rate = unit.Rate(group);
        var answered = unit.MembersOf(group).Count(member => sample.CompletenessOf(member) != Responses.Completeness.BreakOff);
        return Nobody("responserate", rate is null ? ScoreFlags.NoRoster : null) with
        {
            Count = answered, Eligible = rate?.Eligible, Estimate = rate?.Percent,
        };
    }

    private ScoreRow Row(string measure, Estimate estimate, double? designEffect, params IEnumerable<string?> first) => new(
        unit.Level, unit.Name, measure, group.Name, group.Category,
        estimate.Count, eligible, estimate.Value, estimate.StandardError, estimate.DegreesOfFreedom, estimate.Low, estimate.High,
        designEffect, estimate.EffectiveCount, Flags([.. first, .. ScoreFlags.Of(estimate.Cautions), unit.WeightFlag]));

    private ScoreRow Nobody(string measure, string? flag = ScoreFlags.NoAnswers) => new(
        unit.Level, unit.Name, measure, group.Name, group.Category, 0, eligible, null, null, null, null, null, null, null, Flags([flag]));

    private string Flags(IEnumerable<string?> flags) =>
        string.Join(';', flags.Append(isLowResponse ? ScoreFlags.LowResponse : null).OfType<string>());

    /// <param name="Percent">Favorable, 0 to 100.</param>
    private sealed record PercentOfItem(Estimate Percent, double? DesignEffect);
}
