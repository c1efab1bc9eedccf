using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>The respondents with what every figure needs of them: their place in the design, their weight, their scale scores.</summary>
internal sealed class ScoreSample
{
    private readonly IReadOnlyList<EligiblePerson>? eligible;
    private readonly ILookup<string, int> membersOf;
    private readonly ScoreWeights weights;
    private readonly long[] strata;
    private readonly long[] psus;
    private readonly Completeness[] completeness;

    public ScoreSample(
        ScoreRequest request, IReadOnlyList<string> by, List<Respondent> respondents, IReadOnlyList<EligiblePerson>? eligible, bool isWeighted)
    {
        // Sorted by PSU: see Linearised. No figure depends on it.
        respondents = [.. respondents.OrderBy(person => person.School, StringComparer.Ordinal)
            .ThenBy(person => person.ClassName, StringComparer.Ordinal).ThenBy(person => person.Person, StringComparer.Ordinal)];
        (Request, By, Respondents, this.eligible) = (request, by, respondents, eligible);
        membersOf = Enumerable.Range(0, respondents.Count).ToLookup(i => respondents[i].School);
        Schools = [.. respondents.Select(person => person.School).Concat((eligible ?? []).Select(person => person.School))
            .Distinct().Order(StringComparer.Ordinal)];
        var place = Schools.Index().ToDictionary(school => school.Item, school => (long)school.Index);
        strata = [.. respondents.Select(person => place[person.School])];
        psus = Psus();
        completeness = [.. respondents.Select(person => Dispositions.Of(AnswerSheet.Of(request.Instrument, person.Answers)!))];
        Scales = request.Instrument.Pages.SelectMany(page => page.Items).Where(item => item.Direction != ItemDirection.Descriptive)
            .Select(item => item.Dimension).Distinct()
            .Select(dimension => new ScaleOf(dimension, [.. respondents.Select(person => ScaleScore.Of(request.Instrument, dimension, person.Answers))]))
            .ToList();
        weights = isWeighted || eligible is null
            ? ScoreWeights.Given(respondents)
            : ScoreWeights.Raked(respondents, eligible, membersOf);
    }

    public ScoreRequest Request { get; }

    public IReadOnlyList<string> By { get; }

    public IReadOnlyList<Respondent> Respondents { get; }

    public IReadOnlyList<string> Schools { get; }

    public IReadOnlyList<ScaleOf> Scales { get; }

    public IEnumerable<ScoreUnit> Units()
    {
        var listed = eligible?.ToLookup(person => person.School);
        foreach (var school in Schools)
        {
            yield return new ScoreUnit(
                this, "school", school, [.. membersOf[school]], listed?[school].ToList(), weights.FlagOf(school));
        }

        yield return new ScoreUnit(this, "all", "all", [.. Enumerable.Range(0, Respondents.Count)], eligible, weights.FlagOfAll);
    }

    /// <param name="member">Index of a respondent.</param>
    /// <param name="value">Null outside the domain.</param>
    public Observation Observe(int member, double? value) => new(value, weights[member], psus[member], strata[member]);

    public Completeness CompletenessOf(int member) => completeness[member];

    /// <summary>What a respondent is grouped by for the ICCs: classes inside a school, schools among all; null for none.</summary>
    public long? ClusterOf(int member, bool isSchool) => (isSchool, Respondents[member].ClassName) switch
    {
        (false, _) => strata[member],
        (true, "") => null,
        _ => psus[member],
    };

    private long[] Psus()
    {
        var isStudent = Request.Instrument.Role == RespondentRole.Student;
        Dictionary<(string, string, bool), long> keys = [];
        return [.. Respondents.Select(person =>
        {
            var isClass = isStudent && person.ClassName.Length > 0;
            var unit = (person.School, isClass ? person.ClassName : person.Person, isClass);
            keys.TryAdd(unit, keys.Count);
            return keys[unit];
        })];
    }
}

/// <param name="Scores">For each respondent, 0 to 100; null where too little was answered.</param>
internal sealed record ScaleOf(string Dimension, IReadOnlyList<double?> Scores);
