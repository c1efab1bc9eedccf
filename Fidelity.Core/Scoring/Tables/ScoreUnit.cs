using Fidelity.Core.Responses;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>One school, or all together: its figures for everybody and for each group.</summary>
/// <param name="School">Number of the school; null for all together.</param>
/// <param name="Members">Where its respondents stand.</param>
/// <param name="Eligible">Null without a roster.</param>
/// <param name="WeightFlag">How the respondents are weighted; null where nothing is to be said.</param>
internal sealed record ScoreUnit(
    ScoreSample Sample, int? School, string Name, Range Members, IReadOnlyList<EligiblePerson>? Eligible, string? WeightFlag)
{
    public bool IsSchool => School is not null;

    public string Level => IsSchool ? "school" : "all";

    public IEnumerable<GroupScores> Scores() => Groups().Select(group => new GroupScores(this, group));

    /// <summary>Whether the school is below its response gate; that is known only with a framework and a roster.</summary>
    public bool IsLowResponse =>
        IsSchool && Eligible is not null
        && Sample.Request.Framework?.Gates.TryGetValue(Sample.Request.Instrument.Role, out var gate) == true
        && !Rate(ScoreGroup.Everybody)!.Meets(gate);

    /// <summary>Null where it is not known how many of the group were eligible.</summary>
    public ResponseRate? Rate(ScoreGroup group)
    {
        var counts = MembersOf(group).CountBy(Sample.CompletenessOf).ToDictionary();
        return EligibleOf(group) is { } eligible
            ? new ResponseRate(counts.GetValueOrDefault(Completeness.Complete), counts.GetValueOrDefault(Completeness.Partial), eligible)
            : null;
    }

    /// <summary>Places of those of its respondents who are in the group.</summary>
    public IEnumerable<int> MembersOf(ScoreGroup group)
    {
        var (start, count) = Members.GetOffsetAndLength(Sample.Respondents.Count);
        var members = Enumerable.Range(start, count);
        return group.Column < 0 ? members : members.Where(member => Sample.Respondents.GroupOf(member, group.Column) == group.Number);
    }

    public int? EligibleOf(ScoreGroup group) =>
        group.Column < 0 ? Eligible?.Count
        : Eligible is null || Eligible.Any(person => person.Groups[group.Column] is null) ? null
        : Eligible.Count(person => person.Groups[group.Column] == group.Number);

    /// <summary>Everybody, then the categories of each column that somebody here belongs to. An empty cell belongs to none.</summary>
    private IEnumerable<ScoreGroup> Groups()
    {
        yield return ScoreGroup.Everybody;
        for (var column = 0; column < Sample.By.Count; column++)
        {
            var (at, names) = (column, Sample.Names.Categories[column]);
            var categories = MembersOf(ScoreGroup.Everybody).Select(member => Sample.Respondents.GroupOf(member, at))
                .Concat((Eligible ?? []).Select(person => person.Groups[at]).OfType<int>())
                .Distinct().Where(category => names[category].Length > 0).OrderBy(category => names[category], StringComparer.Ordinal);
            foreach (var category in categories)
            {
                yield return new ScoreGroup(column, Sample.By[column], category, names[category]);
            }
        }
    }
}

/// <param name="Column">Place among the columns given with <c>--by</c>; -1 for everybody.</param>
/// <param name="Number">Of the category, in <see cref="NamesOfFiles.Categories"/>.</param>
internal sealed record ScoreGroup(int Column, string Name, int Number, string Category)
{
    public static ScoreGroup Everybody { get; } = new(-1, "", 0, "");
}
