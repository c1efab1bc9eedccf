using Fidelity.Core.Releases;

namespace Fidelity.Core.Reports;

/// <summary>What the release does not show of this school, whose figures they are, and why.</summary>
internal static class SuppressionNotes
{
    private const string Coded =
        "Given as a limit: so near to 0% or 100% the exact percentage would tell how nearly everyone answered, so only “at least” or “at most” is published.";

    private const string InRange =
        "Given as a range: the figure itself would be safe, but with it a hidden one could be worked out. The range follows from the other figures of the question and tells no more than they do.";

    /// <param name="cells">Those that the report would show.</param>
    public static IReadOnlyList<SuppressionNote> Of(IEnumerable<ReleasedCell> cells, IEnumerable<RespondentGroup> groups)
    {
        var names = groups.ToDictionary(group => group.InstrumentId, group => group.Name);
        var all = cells
            .Where(cell => cell.Instrument.Length == 0 || names.ContainsKey(cell.Instrument))
            .ToList();
        var order = names.Keys.ToList();
        return
        [
            .. all.Where(cell => cell.State is not (CellState.Published or CellState.NotAsked) && cell.LimitLow is null)
                .GroupBy(cell => (cell.State, cell.Instrument, IsOfGrade: IsOfGrade(cell)))
                .OrderBy(note => note.Key.State).ThenBy(note => order.IndexOf(note.Key.Instrument)).ThenBy(note => note.Key.IsOfGrade)
                .Select(note => new SuppressionNote(What(note, names), Phrases.Why(note.Key.State))),
            .. all.Where(cell => cell is { IsPublished: true, Bound: not CellBound.Exact })
                .GroupBy(cell => (cell.Instrument, IsOfGrade: IsOfGrade(cell)))
                .OrderBy(note => order.IndexOf(note.Key.Instrument)).ThenBy(note => note.Key.IsOfGrade)
                .Select(note => new SuppressionNote(What(note, names), Coded)),
            .. all.Where(cell => cell.LimitLow is not null)
                .GroupBy(cell => (cell.Instrument, IsOfGrade: IsOfGrade(cell)))
                .OrderBy(note => order.IndexOf(note.Key.Instrument)).ThenBy(note => note.Key.IsOfGrade)
                .Select(note => new SuppressionNote(What(note, names), InRange)),
        ];
    }

    private static string What(IEnumerable<ReleasedCell> cells, Dictionary<string, string> names)
    {
        var kinds = cells.GroupBy(cell => cell.Measure).OrderBy(kind => kind.Key).Select(kind => Counted(kind.Key, kind.Count()));
        var (first, byGrade) = (cells.First(), IsOfGrade(cells.First()) ? ", by grade" : "");
        return $"{names.GetValueOrDefault(first.Instrument, "All groups together")}{byGrade}: {string.Join(", ", kinds)}";
    }

    private static bool IsOfGrade(ReleasedCell cell) => cell.Group != CellAddress.Everybody;

    private static string Counted(Measure measure, int count)
    {
        var (one, many) = measure switch
        {
            Measure.ItemFavorable => ("question's percentage", "questions' percentages"),
            Measure.ItemOption => ("answer option", "answer options"),
            Measure.ScaleMean => ("scale score", "scale scores"),
            Measure.PracticeScore => ("practice score", "practice scores"),
            Measure.FidelityIndex => ("fidelity index", "fidelity indexes"),
            Measure.ResponseRate => ("response rate", "response rates"),
            _ => ("difference between teachers and students", "differences between teachers and students"),
        };
        return $"{Shown.Count(count)} {(count == 1 ? one : many)}";
    }
}
