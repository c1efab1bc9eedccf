using Fidelity.Core.Responses;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>One school, or all together: its figures for everybody and for each group.</summary>
/// <param name="Members">Indexes of its respondents.</param>
/// <param name="Eligible">Null without a roster.</param>
/// <param name="WeightFlag">How the respondents are weighted; null where nothing is to be said.</param>
internal sealed record ScoreUnit(
    ScoreSample Sample, string Level, string Name, IReadOnlyList<int> Members, IReadOnlyList<EligiblePerson>? Eligible, string? WeightFlag)
{
    public bool IsSchool => Level == "school";

    public IEnumerable<ScoreRow> Rows() => Groups().SelectMany(group => new GroupScores(this, group).Rows());

    /// <summary>Whether the school is below its response gate; that is known only with a framework and a roster.</summary>
    public bool IsLowResponse =>
        IsSchool && Eligible is not null
        && Sample.Request.Framework?.Gates.TryGetValue(Sample.Request.Instrument.Role, out var gate) == true
        && !Rate(ScoreGroup.Everybody)!.Meets(gate);

    /// <summary>Null where it is not known how many of the group were eligible.</summary>
    public ResponseRate? Rate(ScoreGroup group)
    {
        var (complete, partial) = (Count(Completeness.Complete), Count(Completeness.Partial));
        return EligibleOf(group) is { } eligible ? new ResponseRate(complete, partial, eligible) : null;

        int Count(Completeness completeness) =>
            Members.Count(member => Sample.CompletenessOf(member) == completeness && Has(group, member));
    }

    public bool Has(ScoreGroup group, int member) =>
        group.Column < 0 || Sample.Respondents[member].Groups[group.Column] == group.Category;

    public int? EligibleOf(ScoreGroup group) =>
        group.Column < 0 ? Eligible?.Count
        : Eligible is null || Eligible.Any(person => person.Groups[group.Column] is null) ? null
        : Eligible.Count(person => person.Groups[group.Column] == group.Category);

    /// <summary>Everybody, then the categories of each column that somebody here belongs to. An empty cell belongs to none.</summary>
    private IEnumerable<ScoreGroup> Groups()
    {
        yield return ScoreGroup.Everybody;
        for (var column = 0; column < Sample.By.Count; column++)
        {
            var at = column;
            var categories = Members.Select(member => Sample.Respondents[member].Groups[at])
                .Concat((Eligible ?? []).Select(person => person.Groups[at] ?? ""))
                .Where(category => category.Length > 0).Distinct().Order(StringComparer.Ordinal);
            foreach (var category in categories)
            {
                yield return new ScoreGroup(column, Sample.By[column], category);
            }
        }
    }
}

/// <param name="Column">Place among the columns given with <c>--by</c>; -1 for everybody.</param>
internal sealed record ScoreGroup(int Column, string Name, string Category)
{
    public static ScoreGroup Everybody { get; } = new(-1, "", "");
}
