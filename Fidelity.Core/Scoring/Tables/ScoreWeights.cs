using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>
/// The weight of each respondent. With a roster, and no weights in the responses, each school's respondents are raked to the
/// roster's grades. Where that cannot be done they count alike, and among all schools together as many as the school has eligible; if
/// no school can be raked, everybody counts 1.
/// </summary>
internal sealed class ScoreWeights
{
    private readonly double[] weights;
    private readonly IReadOnlyDictionary<int, bool> isRaked;

    private ScoreWeights(double[] weights, IReadOnlyDictionary<int, bool> isRaked) => (this.weights, this.isRaked) = (weights, isRaked);

    public double this[int member] => weights[member];

    /// <summary>Null where raking was not asked for.</summary>
    public string? FlagOfAll => isRaked.Count == 0 ? null
        : isRaked.Values.All(raked => raked) ? ScoreFlags.Raked
        : isRaked.Values.Any(raked => raked) ? ScoreFlags.PartlyRaked
        : ScoreFlags.NotRaked;

    public string? FlagOf(int school) =>
        isRaked.TryGetValue(school, out var raked) ? (raked ? ScoreFlags.Raked : ScoreFlags.NotRaked) : null;

    public static ScoreWeights Given(Respondents respondents) =>
        new([.. Enumerable.Range(0, respondents.Count).Select(member => respondents[member].Weight)], new Dictionary<int, bool>());

    public static ScoreWeights Raked(Respondents respondents, IReadOnlyList<EligiblePerson> eligible, Names grades)
    {
        var listed = eligible.ToLookup(person => person.School);
        var order = GradeOrder(grades);
        var weights = new double[respondents.Count];
        Dictionary<int, bool> isRaked = [];
        foreach (var (school, range) in respondents.OfSchools())
        {
            var (start, count) = range.GetOffsetAndLength(respondents.Count);
            var people = listed[school].ToList();
            var raked = Grades([.. Enumerable.Range(start, count).Select(member => respondents[member])], people, order) is { } margin
                ? Raking.Of([.. Enumerable.Repeat(1.0, count)], [margin])
                : null;
            isRaked[school] = raked is { Converged: true };
            for (var i = 0; i < count; i++)
            {
                weights[start + i] = raked is { Converged: true } ? raked.Weights[i] : (double)people.Count / count;
            }
        }

        return isRaked.ContainsValue(true) ? new(weights, isRaked) : new([.. weights.Select(_ => 1.0)], isRaked);
    }

    /// <summary>
    /// The grades as a margin, lowest first; null where somebody's grade is not known. A respondent's is the one in the responses, else
    /// that of the same person on the roster.
    /// </summary>
    private static RakingMargin? Grades(List<Respondent> members, List<EligiblePerson> people, int[] order)
    {
        var onRoster = people.ToDictionary(person => person.Person, person => person.Grade);
        var answered = members.ConvertAll(person => person.Grade ?? onRoster.GetValueOrDefault(person.Person));
        if (answered.Contains(null) || people.Exists(person => person.Grade is null))
        {
            return null;
        }

        var places = answered.ConvertAll(grade => order[grade!.Value]);
        var population = people.CountBy(person => order[person.Grade!.Value]).ToDictionary();
        var categories = places.Concat(population.Keys).Distinct().Order().ToList();
        return new RakingMargin(
            "grade",
            places.ConvertAll(categories.IndexOf),
            categories.ConvertAll(place => (double)population.GetValueOrDefault(place)));
    }

    /// <summary>For each name of a grade its place, so that 9 is next to 10 and "05" is "5"; other words after them.</summary>
    private static int[] GradeOrder(Names grades)
    {
        var keys = Enumerable.Range(0, grades.Count).Select(grade => Key(grades[grade])).ToList();
        var sorted = keys.Distinct().Order().ToList();
        return [.. keys.Select(key => sorted.IndexOf(key))];

        static GradeKey Key(string grade) =>
            Rosters.OneRoster.Grades.First(grade) is { } number ? new(number, "") : new(int.MaxValue, grade);
    }

    private readonly record struct GradeKey(int Number, string Word) : IComparable<GradeKey>
    {
        public int CompareTo(GradeKey other) =>
            Number != other.Number ? Number.CompareTo(other.Number) : string.CompareOrdinal(Word, other.Word);
    }
}
