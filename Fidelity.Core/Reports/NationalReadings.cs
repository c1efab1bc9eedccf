using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Scoring;

namespace Fidelity.Core.Reports;

/// <summary>Words a cell's comparison with a published figure, and looks up who published it.</summary>
internal static class NationalReadings
{
    public static NationalComparison? Of(ReleasedCell cell, Item item, Dimension dimension, RespondentGroup group, BaselineSet baselines)
    {
        if (cell is not { BaselineId: { } id, BaselinePercent: { } percent })
        {
            return null;
        }

        var baseline = baselines.Baselines.FirstOrDefault(candidate => candidate.Id == id);
        var representativeness = cell.BaselineRepresentativeness ?? baseline?.Representativeness ?? Representativeness.Unknown;
        var fit = cell.BaselineFit ?? baseline?.Fit ?? BaselineFit.Context;
        var isApproximate = baseline?.Approximate ?? false;
        var school = Figure.Of(cell);
        var isOnePerson = school is { IsShown: true, Count: 1 };
        return new NationalComparison(
            id,
            item.Id,
            group,
            item.Stem.In(ReportHeading.Language),
            dimension.Kind,
            dimension.Name.In(ReportHeading.Language),
            school,
            percent,
            (isApproximate ? baseline?.AsPublished : null) ?? Shown.Number(percent, FigureUnit.Percent),
            isApproximate,
            school.IsShown ? cell.Gap : null,
            school.IsShown ? cell.GapLow : null,
            school.IsShown ? cell.GapHigh : null,
            school.IsShown ? cell.Verdict : null,
            representativeness == Representativeness.Probability && fit == BaselineFit.SameConstruct && !isApproximate && !isOnePerson,
            TextOf(cell, school, isOnePerson, isApproximate),
            Phrases.ContextLabel(representativeness, fit, isApproximate),
            baseline is null ? "The source is no longer in this installation's file of published figures." : SourceOf(baseline),
            baseline?.Address ?? "");
    }

    /// <summary>What national figures say of one practice, in a line.</summary>
    public static string Summary(IEnumerable<ItemResult> items)
    {
        var comparisons = items.Select(item => item.National).OfType<NationalComparison>().Where(comparison => !comparison.IsOnePerson).ToList();
        var headline = comparisons.Where(comparison => comparison.IsHeadline).ToList();
        if (headline.Count == 0)
        {
            return Phrases.NoNationalFigure + (comparisons.Count > 0 ? $"; {comparisons.Count} for context" : "");
        }

        return "National figures: " + string.Join(", ", headline.GroupBy(comparison => comparison.Verdict).OrderBy(verdict => verdict.Key)
            .Select(verdict => $"{verdict.Count()} {InAWord(verdict.Key)}"));
    }

    private static string TextOf(ReleasedCell cell, Figure school, bool isOnePerson, bool isApproximate) => school switch
    {
        { IsShown: false } => $"Not compared: {Phrases.InBrief(school.State).ToLowerInvariant()}.",
        _ when isOnePerson => "Not compared: one person's answer is no share.",
        _ when isApproximate => "Not tested: the source gives the figure in words only.",
        _ => Phrases.Verdict(cell.Verdict, cell.Gap, cell.GapLow, cell.GapHigh),
    };

    private static string InAWord(NationalVerdict? verdict) => verdict switch
    {
        NationalVerdict.AboveNational => "above",
        NationalVerdict.BelowNational => "below",
        NationalVerdict.AboutTheSame => "about the same",
        NationalVerdict.TooLittleToTell => "too little data to tell",
        NationalVerdict.NotTested => "not tested",
        _ => "not compared",
    };

    private static string SourceOf(Baseline baseline)
    {
        var size = baseline.SampleSize is { } n ? $", n = {Shown.Count(n)}" : "";
        var stratum = baseline.Stratum is { Length: > 0 } named ? $" ({named})" : "";
        return $"{baseline.Title}, {baseline.Year}. {baseline.Population}{stratum}{size}.";
    }
}
