using System.Globalization;
using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>All figures of one group in one unit.</summary>
internal sealed class GroupScores(ScoreUnit unit, ScoreGroup group)
{
    private readonly ScoreSample sample = unit.Sample;
    private readonly bool isLowResponse = unit.IsLowResponse;
    private readonly int? eligible = unit.EligibleOf(group);

    public IEnumerable<ScoreRow> Rows()
    {
        var items = sample.Request.Instrument.Items;
        var gaps = Gaps();
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Favorable.Count > 0)
            {
                yield return Favorable(items[i], i);
            }

            yield return Mean($"item:{items[i].Id}:mean", ItemObservations(i, code => ScaleScore.Pomp(items[i], code)));
            if (gaps.TryGetValue(i, out var gap))
            {
                yield return gap;
            }
        }

        foreach (var row in sample.Scales.SelectMany(Scale))
        {
            yield return row;
        }

        yield return ResponseRate();
    }

    private ScoreRow Favorable(Item item, int position)
    {
        var observations = Shares(item, position);
        return Linearised.Mean(observations) is { } share
            ? Row($"item:{item.Id}:favorable", Estimates.PercentFavorable(share), DesignEffect.Of(observations, share))
            : Nobody($"item:{item.Id}:favorable");
    }

    private List<Observation> Shares(Item item, int position) => ItemObservations(position, code => item.IsFavorable(code) ? 1 : 0);

    private List<Observation> ItemObservations(int position, Func<int, double> value) =>
        Observe(member => sample.Respondents[member].Answers[position] is var code and not 0 ? value(code) : null);

    private List<Observation> Observe(Func<int, double?> value) =>
        [.. unit.Members.Select(member => sample.Observe(member, unit.Has(group, member) ? value(member) : null))];

    private ScoreRow Mean(string measure, List<Observation> observations)
    {
        if (Linearised.Mean(observations) is not { } mean)
        {
            return Nobody(measure);
        }

        var effect = DesignEffect.Of(observations, mean);
        var estimate = Estimates.Mean(mean);
        return Row(measure, estimate, estimate.HasInterval ? effect : null) with
        {
            EffectiveCount = estimate.HasInterval && effect > 0 ? mean.Count / effect : null,
        };
    }

    private IEnumerable<ScoreRow> Scale(ScaleOf scale)
    {
        yield return Mean($"scale:{scale.Dimension}:mean", Observe(member => scale.Scores[member]));
        yield return Alpha(scale.Dimension);
        if (!unit.IsSchool || sample.Request.Instrument.Role == RespondentRole.Student)
        {
            foreach (var row in IntraclassCorrelations(scale))
            {
                yield return row;
            }
        }
    }

    private ScoreRow Alpha(string dimension)
    {
        var measure = $"scale:{dimension}:alpha";
        var scale = sample.Request.Instrument.Scale(dimension).Count(item => item.Direction != ItemDirection.Descriptive);
        var answers = unit.Members.Where(member => unit.Has(group, member)).Select(member => sample.Respondents[member].Answers).ToList();
        var (items, alpha) = ScaleQuality.AlphaOf(sample.Request.Instrument, dimension, answers);
        if (alpha is null)
        {
            return Nobody(measure, items.Count < 2 ? ScoreFlags.TooFewItems : ScoreFlags.NoSpread);
        }

        return Nobody(measure, items.Count < scale ? ScoreFlags.ConstantItemLeftOut : null) with
        {
            Count = alpha.Respondents, Estimate = alpha.Value, Low = alpha.Low, High = alpha.High,
        };
    }

    private IEnumerable<ScoreRow> IntraclassCorrelations(ScaleOf scale)
    {
        var scores = unit.Members.Where(member => unit.Has(group, member))
            .Select(member => (Cluster: sample.ClusterOf(member, unit.IsSchool), Score: scale.Scores[member]))
            .Where(one => one.Cluster is not null && one.Score is not null)
            .Select(one => (one.Cluster!.Value, one.Score!.Value)).ToList();
        var (icc1, icc2) = ($"scale:{scale.Dimension}:icc1", $"scale:{scale.Dimension}:icc2");
        if (IntraclassCorrelation.Of(scores) is not { } icc)
        {
            var clusters = scores.ConvertAll(score => score.Item1);
            var groups = clusters.Distinct().Count();
            var flag = groups < 2 || groups == clusters.Count ? ScoreFlags.OneGroup : ScoreFlags.NoSpread;
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
    private Dictionary<int, ScoreRow> Gaps()
    {
        List<(int Position, Baseline Baseline, NationalGap? Gap)> compared = [];
        foreach (var (position, item) in sample.Request.Instrument.Items.Index().Where(entry => entry.Item.Favorable.Count > 0))
        {
            // A file of responses does not say a school's level.
            if (sample.Request.Baselines is { } published && NationalFigure.For(item, published, level: null) is { } baseline)
            {
                var share = Linearised.Mean(Shares(item, position));
                compared.Add((position, baseline, share is null ? null : NationalGap.Of(Estimates.PercentFavorable(share), baseline)));
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
        var answered = unit.Members.Count(member =>
            unit.Has(group, member) && sample.CompletenessOf(member) != Responses.Completeness.BreakOff);
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
}
