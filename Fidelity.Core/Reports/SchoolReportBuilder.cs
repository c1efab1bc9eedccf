using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;

namespace Fidelity.Core.Reports;

/// <summary>Puts a school's report together from what one release says of it.</summary>
public sealed class SchoolReportBuilder
{
    private readonly Release release;
    private readonly Organization school;
    private readonly InstrumentLibrary library;
    private readonly CellBook book;
    private readonly bool isHeld;
    private readonly EarlierRelease? earlier;
    private readonly IReadOnlyList<(RespondentGroup Group, Instrument Instrument)> asked;

    private SchoolReportBuilder(
        Release release, Organization school, CellBook book, InstrumentLibrary library, IReadOnlyList<Instrument> instruments, bool isHeld, EarlierRelease? earlier)
    {
        (this.release, this.school, this.book, this.library, this.isHeld, this.earlier) = (release, school, book, library, isHeld, earlier);
        var used = book.All.Where(cell => cell.State != CellState.NotAsked).Select(cell => cell.Instrument).ToHashSet(StringComparer.Ordinal);
        asked = [.. instruments.Where(instrument => used.Contains(instrument.Id)).Select(instrument => (GroupOf(instrument), instrument))];
    }

    /// <param name="cells">Of this release; those of other organisations are ignored.</param>
    /// <param name="instruments">In the order of the report's columns; see <see cref="ReleaseInstruments"/>.</param>
    /// <param name="isHeld"><see cref="ReleaseContent.IsHeld"/></param>
    /// <param name="earlier">Of the wave before; null where there is none.</param>
    public static SchoolReport Build(
        Release release, Organization school, IEnumerable<ReleasedCell> cells, InstrumentLibrary library, IReadOnlyList<Instrument> instruments,
        bool isHeld = false, EarlierRelease? earlier = null) =>
        new SchoolReportBuilder(release, school, new CellBook(cells, school.Id), library, instruments, isHeld, earlier).Build();

    private SchoolReport Build()
    {
        var practices = PracticeRanking.Ranked(Dimensions(DimensionKind.Practice).Select(Practice));
        var conditions = Dimensions(DimensionKind.Condition).Select(Result).ToList();
        var guardrails = Dimensions(DimensionKind.Guardrail).Select(Result).ToList();
        IReadOnlyList<DimensionResult> ranked = [.. practices.Select(practice => practice.Dimension)];
        IReadOnlyList<DimensionResult> dimensions = [.. ranked, .. conditions, .. guardrails];
        var items = dimensions.SelectMany(dimension => dimension.Items).ToList();
        var national = items.Select(item => item.National).OfType<NationalComparison>()
            .OrderByDescending(comparison => comparison.IsHeadline).ThenBy(comparison => comparison.Gap is null).ThenBy(comparison => comparison.Gap).ToList();
        IReadOnlyList<RespondentGroup> groups = [.. asked.Select(pair => pair.Group)];
        var responses = ResponseReadings.Of(groups, book, library.Framework);
        return new SchoolReport(
            new ReportHeading(school.Name, release.WaveName, release.Number, Shown.Day(release.CreatedAt), release.Hash, release.IsDemonstration, isHeld),
            HeadlineOf(),
            practices,
            ThingsToLookAt.Of(practices, national, responses),
            earlier is null ? null : ChangeReadings.Of(release, earlier, new CellBook(earlier.Cells, school.Id), book, asked, dimensions, library),
            GradeReadings.Of(asked, ranked, book),
            conditions,
            guardrails,
            national,
            items.Count - national.Count,
            groups,
            responses,
            SuppressionNotes.Of(book.All.Concat(book.ScalesByGrade.Where(cell => ranked.Any(practice => practice.Id == cell.Dimension))), groups),
            library.Framework.Levels,
            ReadingGuide.Of(library.Framework),
            ProvenanceLines.Of(release, school, earlier?.Release));
    }

    private Headline HeadlineOf()
    {
        var cell = book.Find(Measure.FidelityIndex);
        var index = Figure.Of(cell);
        var threshold = Shown.Number(library.Framework.Levels.InPlace, FigureUnit.Percent).TrimEnd('%');
        if (cell?.Level is not { } level || !index.IsShown)
        {
            return new Headline(index, null, "No headline level", Phrases.Why(index.State), Phrases.MissingRoles(cell?.MissingRoles ?? ""));
        }

        var reading = new LevelReading(level, cell.BorderlineWith, index.HasInterval);
        var interval = index.HasInterval ? $" (95% interval {index.IntervalText})" : "";
        var chance = cell.ProbabilityInPlace is { } probability
            ? $" The chance that the school is at or above {threshold}, from where it counts as in place, is {Shown.Chance(probability)}."
            : " No interval can be given, so nobody can say how firm this is.";
        return new Headline(
            index, reading, reading.Text, $"The fidelity index is {index.Text} of 100{interval}.{chance}", Phrases.MissingRoles(cell.MissingRoles));
    }

    private IEnumerable<Dimension> Dimensions(DimensionKind kind) =>
        library.Framework.Dimensions.Where(dimension => dimension.Kind == kind).OrderBy(dimension => dimension.Number);

    private PracticeResult Practice(Dimension dimension)
    {
        var cell = book.Find(Measure.PracticeScore, dimension: dimension.Id);
        var score = Figure.Of(cell);
        var gap = score.IsShown ? cell?.TargetGap : null;
        var result = Result(dimension);
        var perception = Figure.Of(book.Find(Measure.PerceptionGap, dimension: dimension.Id));
        return new PracticeResult(
            result,
            dimension.Hard,
            dimension.Importance,
            score,
            score.IsShown && cell?.Level is { } level ? new LevelReading(level, cell.BorderlineWith, score.HasInterval) : null,
            dimension.Target,
            gap,
            gap is null ? null : dimension.Target - score.High,
            gap is null ? null : dimension.Target - score.Low,
            Phrases.MissingRoles(cell?.MissingRoles ?? ""),
            perception,
            Phrases.Perception(perception),
            NationalReadings.Summary(result.Items));
    }

    private DimensionResult Result(Dimension dimension) => new(
        dimension.Id,
        dimension.Kind,
        dimension.Number,
        dimension.Name.In(ReportHeading.Language),
        dimension.InPlace.In(ReportHeading.Language),
        [.. asked.Select(pair => new GroupScore(pair.Group, Figure.Of(book.Find(Measure.ScaleMean, pair.Instrument.Id, dimension.Id))))],
        [.. asked.SelectMany(pair => pair.Instrument.Scale(dimension.Id).Select(item => ItemOf(item, dimension, pair.Group)))]);

    private ItemResult ItemOf(Item item, Dimension dimension, RespondentGroup group)
    {
        var favorable = book.Find(Measure.ItemFavorable, group.InstrumentId, dimension.Id, item.Id);
        var options = item.Reversed ? item.Options.OrderByDescending(option => option.Code) : item.Options.OrderBy(option => option.Code);
        return new ItemResult(
            item.Id,
            group,
            item.Stem.In(ReportHeading.Language),
            Figure.Of(favorable),
            [.. options.OrderBy(option => item.IsFavorable(option.Code)).Select(option => new OptionShare(
                option.Code,
                option.Label.In(ReportHeading.Language),
                item.IsFavorable(option.Code),
                Figure.Of(book.Find(Measure.ItemOption, group.InstrumentId, dimension.Id, item.Id, option.Code))))],
            favorable is null ? null : NationalReadings.Of(favorable, item, dimension, group, library.Baselines));
    }

    private static RespondentGroup GroupOf(Instrument instrument) => new(
        instrument.Id,
        instrument.Key,
        instrument.Role,
        instrument is { LowestGrade: { } lowest, HighestGrade: { } highest }
            ? $"{Phrases.Of(instrument.Role)}, grades\u00a0{lowest}\u00a0to\u00a0{highest}"
            : Phrases.Of(instrument.Role));
}
