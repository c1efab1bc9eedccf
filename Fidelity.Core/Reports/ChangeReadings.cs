using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Scoring;

namespace Fidelity.Core.Reports;

/// <summary>
/// Sets a school's released figures beside those of the wave before. Figures are compared only where they mean the same: a scale whose
/// series goes on (<see cref="ItemSeries"/>); a score under the same framework, of the same groups' scales. Families of
/// verdicts: each role's scales; the practice scores with the index.
/// </summary>
internal sealed class ChangeReadings
{
    private readonly EarlierRelease earlier;
    private readonly CellBook before;
    private readonly CellBook now;
    private readonly InstrumentLibrary library;
    private readonly bool sameFramework;
    private readonly Dictionary<string, Instrument> asked;
    private readonly Dictionary<string, Instrument> askedBefore;

    private ChangeReadings(Release release, EarlierRelease earlier, CellBook before, CellBook now, IEnumerable<Instrument> instruments, InstrumentLibrary library)
    {
        (this.earlier, this.before, this.now, this.library) = (earlier, before, now, library);
        sameFramework = release.Provenance.FrameworkHash == earlier.Release.Provenance.FrameworkHash;
        asked = instruments.ToDictionary(instrument => instrument.Id);
        askedBefore = ReleaseInstruments.Of(earlier.Release.Provenance, library).Instruments.ToDictionary(instrument => instrument.Id);
    }

    /// <param name="asked">The questionnaires of the later wave that were used in the school.</param>
    /// <param name="dimensions">In the order of the rows.</param>
    public static ChangeTable Of(
        Release release, EarlierRelease earlier, CellBook before, CellBook now,
        IReadOnlyList<(RespondentGroup Group, Instrument Instrument)> asked, IReadOnlyList<DimensionResult> dimensions, InstrumentLibrary library) =>
        new ChangeReadings(release, earlier, before, now, asked.Select(one => one.Instrument), library)
            .Table([.. asked.Select(one => one.Group).Where(group => group.Role != RespondentRole.Principal)], dimensions);

    private ChangeTable Table(IReadOnlyList<RespondentGroup> groups, IReadOnlyList<DimensionResult> dimensions)
    {
        List<string> practices = [.. dimensions.Where(dimension => dimension.Kind == DimensionKind.Practice).Select(dimension => dimension.Id)];
        var pairs = practices.Select(practice => ((practice, ""), ScorePair(Measure.PracticeScore, practice, [practice])))
            .Append((("", ""), ScorePair(Measure.FidelityIndex, "", practices)))
            .Concat(dimensions.SelectMany(dimension => groups.Select(group => ((dimension.Id, group.InstrumentId), ScalePair(group, dimension.Id)))))
            .ToDictionary();
        var verdicts = pairs.Where(pair => pair.Value.Change is not null).GroupBy(pair => pair.Value.Role)
            .SelectMany(family => family.Select(pair => pair.Key).Zip(Verdicts.OfChanges([.. family.Select(pair => pair.Value.Change!)])))
            .ToDictionary();
        if (verdicts.Count == 0)
        {
            return new(
                earlier.Release.WaveName, earlier.Release.Id.Value, groups, [],
                "Nothing can be compared: in one of the two waves the figures are not shown, or what was asked has changed.", []);
        }

        var hasScores = verdicts.Keys.Any(key => key.Item2.Length == 0);
        var rows = dimensions.Select(dimension => new ChangeRow(
            dimension.Name, dimension.Kind,
            hasScores && dimension.Kind == DimensionKind.Practice ? ChangeOf(dimension.Id, "") : null,
            [.. groups.Select(group => ChangeOf(dimension.Id, group.InstrumentId))])).ToList();
        var scales = Counted("scales of the groups", [.. rows.SelectMany(row => row.Groups)]);
        var left = rows.Where(row => row.Kind != DimensionKind.Practice && row.Groups.All(change => change.Difference is null)).ToList();
        return new(
            earlier.Release.WaveName,
            earlier.Release.Id.Value,
            groups,
            [.. hasScores ? [new ChangeRow("Fidelity index", null, ChangeOf("", ""), [])] : Array.Empty<ChangeRow>(), .. rows.Except(left)],
            hasScores
                ? $"{Counted("practice scores", [.. rows.Select(row => row.Score).OfType<FigureChange>()])} {scales}"
                : $"The index and the practice scores are left out ({LowerFirst(pairs[("", "")].Why)}). {scales}",
            [.. left.Select(row => row.Name)]);

        FigureChange ChangeOf(string dimension, string instrument)
        {
            var pair = pairs[(dimension, instrument)];
            ChangeVerdict? verdict = verdicts.TryGetValue((dimension, instrument), out var found) ? found : null;
            return new(Figure.Of(pair.Earlier), Figure.Of(pair.Later), pair.Change?.Difference, verdict, verdict is { } said ? Phrases.Of(said) : pair.Why);
        }
    }

    private Pair ScalePair(RespondentGroup group, string dimension) => Compared(
        group.Role,
        before.Find(Measure.ScaleMean, group.InstrumentId, dimension),
        now.Find(Measure.ScaleMean, group.InstrumentId, dimension),
        Continues(group.InstrumentId, dimension) ? "" : Phrases.WordingChanged);

    private Pair ScorePair(Measure measure, string dimension, IEnumerable<string> practices) =>
        Compared(null, before.Find(measure, dimension: dimension), now.Find(measure, dimension: dimension), WhyNotScores(practices));

    private static Pair Compared(RespondentRole? role, ReleasedCell? earlier, ReleasedCell? later, string why) =>
        (Figure.Of(earlier), Figure.Of(later)) switch
        {
            (_, { IsShown: false } hidden) => new(role, earlier, later, null, Phrases.InBrief(hidden.State)),
            ({ IsShown: false } hidden, _) => new(role, earlier, later, null, $"Earlier: {LowerFirst(Phrases.InBrief(hidden.State))}"),
            _ when why.Length > 0 => new(role, earlier, later, null, why),
            _ when CellEstimate.Of(earlier) is { } from && CellEstimate.Of(later) is { } to => new(role, earlier, later, WaveChange.OfMeans(from, to), ""),
            _ => new(role, earlier, later, null, Phrases.LimitOnly),
        };

    private string WhyNotScores(IEnumerable<string> practices)
    {
        if (!sameFramework)
        {
            return Phrases.FrameworkChanged;
        }

        foreach (var practice in practices)
        {
            var scales = ScalesIn(now, practice);
            if (!scales.SetEquals(ScalesIn(before, practice)))
            {
                return Phrases.OtherGroups;
            }

            if (!scales.All(instrument => Continues(instrument, practice)))
            {
                return Phrases.WordingChanged;
            }
        }

        return "";
    }

    // A scale that is hidden is in no score.
    private static HashSet<string> ScalesIn(CellBook book, string practice) =>
        [.. book.All.Where(cell => cell is { Measure: Measure.ScaleMean, IsPublished: true } && cell.Dimension == practice).Select(cell => cell.Instrument)];

    private bool Continues(string instrument, string dimension) =>
        asked.TryGetValue(instrument, out var later) && askedBefore.TryGetValue(instrument, out var first)
        && ItemSeries.ContinuesScale(dimension, later, first, [.. library.Instruments.Where(version => version.Id == instrument)]);

    private static string Counted(string what, IReadOnlyList<FigureChange> changes)
    {
        var compared = changes.Where(change => change.Verdict is not null).ToList();
        var parts = compared.GroupBy(change => change.Verdict!.Value).OrderBy(verdict => verdict.Key)
            .Select(verdict => $"{verdict.Count()} {LowerFirst(Phrases.Of(verdict.Key))}");
        return compared.Count == 0 ? $"None of the {what} can be compared." : $"Of {compared.Count} {what} compared: {string.Join(", ", parts)}.";
    }

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    /// <param name="Role">The family; null for scores over all roles.</param>
    /// <param name="Why">Why there is no change; empty where there is one.</param>
    private sealed record Pair(RespondentRole? Role, ReleasedCell? Earlier, ReleasedCell? Later, WaveChange? Change, string Why);
}
