using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring;

namespace Fidelity.Core.Reports;

/// <summary>
/// Several schools of one release beside each other, for the person who helps them: which practices fall short where, how firmly, and
/// where teachers and students see different schools. Made from released cells and nothing else.
/// </summary>
/// <param name="Practices">Those that fall short firmly in most schools first.</param>
/// <param name="Schools">In the order that was asked for, by default the lowest index first; those without a figure last.</param>
/// <param name="Program">How many of the schools have each practice in place; the practices in the same order.</param>
/// <param name="Disagreements">Only where the interval of the difference excludes 0, the largest first.</param>
public sealed record SideBySide(
    IReadOnlyList<PracticeAcross> Practices, IReadOnlyList<SchoolBeside> Schools, IReadOnlyList<ProgramFidelity> Program, IReadOnlyList<Disagreement> Disagreements)
{
    public static SideBySide Nothing { get; } = new([], [], [], []);

    /// <summary>The order by name.</summary>
    public const string ByName = "name";

    /// <param name="cells">Of one release: indexes, practice scores, perception gaps, and what says whose response was low (response rates, scale means).</param>
    /// <param name="order">A practice's id: lowest score first; <see cref="ByName"/>; anything else: lowest index first.</param>
    public static SideBySide Of(Framework framework, IReadOnlyList<Organization> schools, IEnumerable<ReleasedCell> cells, string? order)
    {
        var practices = framework.Practices.OrderBy(practice => practice.Number).ToList();
        var bySchool = cells.ToLookup(cell => cell.OrganizationId);
        var books = schools.Select(school => (School: school, Book: new CellBook(bySchool[school.Id], school.Id))).ToList();
        var indexes = books.ConvertAll(one => IndexOf(one.School, one.Book, framework));
        var rows = books.ConvertAll(one => RowOf(one.School, practices, one.Book, PeerNorm.Of(IndexOf(one.School, one.Book, framework), indexes)));
        var across = practices.Select(practice => Across(practice, rows))
            .OrderByDescending(practice => practice.FirmlyBelow).ThenByDescending(practice => practice.Below)
            .ThenBy(practice => practice.Practice.Number).ToList();
        var program = across.Select(beside => beside.Practice).Select(practice => ProgramFidelity.Of(
            practice, books.ConvertAll(one => PracticeOf(one.School, practice, one.Book, framework)), framework.Levels, FidelityLevel.InPlace, AboveSchool.SchoolsLikeThese));
        return new SideBySide(across, Ordered(rows, order), [.. program], Found(practices, rows));
    }

    private static SchoolBeside RowOf(Organization school, IReadOnlyList<Dimension> practices, CellBook book, PeerNorm peers)
    {
        var index = book.Find(Measure.FidelityIndex);
        return new SchoolBeside(
            school,
            ScoreOf(index, target: null),
            peers,
            practices.ToDictionary(practice => practice.Id, practice => ScoreOf(book.Find(Measure.PracticeScore, dimension: practice.Id), practice.Target)),
            practices.ToDictionary(practice => practice.Id, practice => Figure.Of(book.Find(Measure.PerceptionGap, dimension: practice.Id))));
    }

    private static SchoolScore IndexOf(Organization school, CellBook book, Framework framework) =>
        new(school.Id, school.Level, CellEstimate.Of(book.Find(Measure.FidelityIndex)), HasLowResponse(book, framework.Practices, framework));

    private static SchoolScore PracticeOf(Organization school, Dimension practice, CellBook book, Framework framework) =>
        new(school.Id, school.Level, CellEstimate.Of(book.Find(Measure.PracticeScore, dimension: practice.Id)), HasLowResponse(book, [practice], framework));

    // The score is published without the role that failed its gate; it is not set among those of schools where every role met it.
    private static bool HasLowResponse(CellBook book, IEnumerable<Dimension> practices, Framework framework) =>
        practices.SelectMany(practice => practice.RoleWeights.Keys).Distinct().Any(role => ResponseReadings.MeetsGate(role, book, framework) == false);

    private static ScoreBeside ScoreOf(ReleasedCell? cell, double? target)
    {
        var score = Figure.Of(cell);
        var level = score.IsShown && cell?.Level is { } known ? new LevelReading(known, cell.BorderlineWith, score.HasInterval) : null;
        return new ScoreBeside(score, level, StandingOf(score, target), Phrases.MissingRoles(cell?.MissingRoles ?? ""));
    }

    // The same standing as in a school's own report: firmly below is a whole interval below the target.
    private static PracticeStanding StandingOf(Figure score, double? target) => score switch
    {
        { Value: null } => PracticeStanding.NotShown,
        { Value: { } value } when target is null || value >= target => PracticeStanding.AtTarget,
        { High: { } high } when high < target => PracticeStanding.FirmlyBelow,
        _ => PracticeStanding.Below,
    };

    private static PracticeAcross Across(Dimension practice, IReadOnlyList<SchoolBeside> rows)
    {
        int Count(PracticeStanding standing) => rows.Count(row => row.Practices[practice.Id].Standing == standing);
        return new PracticeAcross(
            practice, Count(PracticeStanding.FirmlyBelow), Count(PracticeStanding.Below), Count(PracticeStanding.AtTarget), Count(PracticeStanding.NotShown));
    }

    private static IReadOnlyList<SchoolBeside> Ordered(IEnumerable<SchoolBeside> rows, string? order)
    {
        var byName = rows.OrderBy(row => row.School.Name, StringComparer.OrdinalIgnoreCase);
        double ScoreIn(SchoolBeside row) =>
            (row.Practices.TryGetValue(order ?? "", out var practice) ? practice : row.Index).Score.Value ?? double.PositiveInfinity;
        return order == ByName ? [.. byName] : [.. byName.OrderBy(ScoreIn)];
    }

    private static IReadOnlyList<Disagreement> Found(IReadOnlyList<Dimension> practices, IReadOnlyList<SchoolBeside> rows) =>
    [
        .. rows.SelectMany(row => practices.Select(practice => new Disagreement(row.School, practice, row.Perceptions[practice.Id])))
            .Where(one => one.Difference is { Low: > 0 } or { High: < 0 })
            .OrderByDescending(one => Math.Abs(one.Difference.Value!.Value)),
    ];
}

/// <summary>One practice over all schools shown: how many stand where against the target.</summary>
public sealed record PracticeAcross(Dimension Practice, int FirmlyBelow, int Below, int AtTarget, int NotShown);

/// <param name="Index">The fidelity index; it has no target.</param>
/// <param name="Peers">Where the index stands among the schools shown that are of the same level.</param>
/// <param name="Practices">By practice id.</param>
/// <param name="Perceptions">Teachers less students in points, by practice id.</param>
public sealed record SchoolBeside(
    Organization School, ScoreBeside Index, PeerNorm Peers, IReadOnlyDictionary<string, ScoreBeside> Practices, IReadOnlyDictionary<string, Figure> Perceptions);

/// <param name="Level">Null when the score is not shown.</param>
/// <param name="MissingRoles">Empty when every role is in it.</param>
public sealed record ScoreBeside(Figure Score, LevelReading? Level, PracticeStanding Standing, string MissingRoles);

/// <param name="Difference">Teachers less students, in points.</param>
public sealed record Disagreement(Organization School, Dimension Practice, Figure Difference);
