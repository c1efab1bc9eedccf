using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Releases;

/// <summary>
/// Computes every figure of one school: response rates, items, scales (<c>methods.md</c> §3 and §4), gaps to the nation (§5). Practice
/// scores, perception gaps and the index are <see cref="PracticeCells"/>, figures by grade <see cref="GradeCells"/>. Nothing here is
/// published: it all goes to <see cref="Disclosure"/>.
/// </summary>
public static class SchoolCells
{
    public static IReadOnlyList<CandidateCell> Of(SchoolAnswers answers, InstrumentLibrary library, DisclosureRules rules) =>
    [
        .. answers.Instruments.Where(instrument => answers.EligibleFor(instrument) > 0).SelectMany(instrument => OfInstrument(answers, instrument, library)),
        .. PracticeCells.Of(answers, library.Framework, rules),
    ];

    internal static CellFlags FlagsOf(Estimate? estimate, bool lowResponse) =>
        (estimate?.Cautions.HasFlag(Cautions.Unreliable) == true ? CellFlags.Unreliable : 0)
        | (estimate?.Cautions.HasFlag(Cautions.OneClass) == true ? CellFlags.OneClass : 0)
        | (estimate?.Cautions.HasFlag(Cautions.NoSpread) == true ? CellFlags.NoSpread : 0)
        | (lowResponse ? CellFlags.LowResponse : 0);

    internal static CandidateCell With(CandidateCell cell, Estimate? estimate) => cell with
    {
        Value = estimate?.Value,
        StandardError = estimate?.StandardError,
        DegreesOfFreedom = estimate is { StandardError: not null, DegreesOfFreedom: var df } && double.IsFinite(df) ? df : null,
        Low = estimate?.Low,
        High = estimate?.High,
        Count = estimate?.Count ?? 0,
    };

    private static IEnumerable<CandidateCell> OfInstrument(SchoolAnswers answers, Instrument instrument, InstrumentLibrary library)
    {
        var sample = new Sample(
            answers, answers.Of(instrument), LowResponse: !answers.RateOf(instrument.Role).Meets(library.Framework.Gates[instrument.Role]));
        return
        [
            ResponseRateOf(sample),
            .. instrument.Items.Select(item => item.Dimension).Distinct().Select(dimension => ScaleOf(sample, dimension)),
            .. Items(sample, library.Baselines),
            .. GradeCells.Of(sample),
        ];
    }

    private static CandidateCell ResponseRateOf(Sample sample)
    {
        var rate = new ResponseRate(sample.Survey.Complete, sample.Survey.Partial, sample.Eligible);
        return sample.Cell(Measure.ResponseRate) with { Value = rate.Percent, Count = rate.Answered, Eligible = rate.Eligible };
    }

    private static CandidateCell ScaleOf(Sample sample, string dimension)
    {
        var estimate = sample.Survey.MeanScore(dimension) is { } mean ? Estimates.Mean(mean).Within(0, 100) : null;
        return With(sample.Cell(Measure.ScaleMean, dimension), estimate) with { Flags = sample.Flags(estimate) };
    }

    /// <summary>The items with their gaps: one family of comparisons a school, wave and instrument.</summary>
    private static IEnumerable<CandidateCell> Items(Sample sample, BaselineSet baselines)
    {
        var items = sample.Survey.Instrument.Items.Select((item, position) => ItemCells.Of(sample, item, position, baselines)).ToList();
        var compared = items.Where(item => item.Gap is not null).ToList();
        var verdicts = Verdicts.Of([.. compared.Select(item => item.Gap!)]);
        var verdictOf = compared.Zip(verdicts).ToDictionary(pair => pair.First.Item.Id, pair => pair.Second);
        return items.SelectMany(item => item.Cells(verdictOf.TryGetValue(item.Item.Id, out var verdict) ? verdict : null));
    }

    /// <summary>One instrument's counted responses in one school.</summary>
    internal sealed record Sample(SchoolAnswers Answers, SurveyAnswers Survey, bool LowResponse)
    {
        public int Eligible => Answers.EligibleFor(Survey.Instrument);

        private bool IsPrincipal => Survey.Instrument.Role == RespondentRole.Principal;

        public CandidateCell Cell(Measure measure, string dimension = "", string item = "", int category = 0) =>
            new(new CellAddress(Answers.School, measure, Survey.Instrument.Role, Survey.Instrument.Id, dimension, item, category))
            {
                Eligible = Eligible,
                Consented = Survey.Consented,
            };

        /// <summary>A principal is everyone there is to ask: no spread and one unit are no cautions there.</summary>
        public CellFlags Flags(Estimate? estimate) => FlagsOf(IsPrincipal ? null : estimate, LowResponse);
    }
}
