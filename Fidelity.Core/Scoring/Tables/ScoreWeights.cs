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
    private readonly IReadOnlyDictionary<string, bool> isRaked;

    private ScoreWeights(double[] weights, IReadOnlyDictionary<string, bool> isRaked) => (this.weights, this.isRaked) = (weights, isRaked);

    public double this[int member] => weights[member];

    /// <summary>Null where raking was not asked for.</summary>
    public string? FlagOfAll => isRaked.Count == 0 ? null
        : isRaked.Values.All(raked => raked) ? ScoreFlags.Raked
        : isRaked.Values.Any(raked => raked) ? ScoreFlags.PartlyRaked
        : ScoreFlags.NotRaked;

    public string? FlagOf(string school) =>
        isRaked.TryGetValue(school, out var raked) ? (raked ? ScoreFlags.Raked : ScoreFlags.NotRaked) : null;

    public static ScoreWeights Given(IReadOnlyList<Respondent> respondents) =>
        new([.. respondents.Select(person => person.Weight)], new Dictionary<string, bool>());

    public static ScoreWeights Raked(
        IReadOnlyList<Respondent> respondents, IReadOnlyList<EligiblePerson> eligible, ILookup<string, int> membersOf)
    {
        var listed = eligible.ToLookup(person => person.School);
        var weights = new double[respondents.Count];
        Dictionary<string, bool> isRaked = [];
        foreach (var school in membersOf)
        {
            var members = school.ToList();
            var people = listed[school.Key].ToList();
            var raked = Grades(members.ConvertAll(i => respondents[i]), people) is { } margin
                ? Raking.Of([.. members.Select(_ => 1.0)], [margin])
                : null;
            isRaked[school.Key] = raked is { Converged: true };
            for (var i = 0; i < members.Count; i++)
            {
                weights[members[i]] = raked is { Converged: true } ? raked.Weights[i] : (double)people.Count / members.Count;
            }
        }

        return isRaked.ContainsValue(true) ? new(weights, isRaked) : new([.. respondents.Select(_ => 1.0)], isRaked);
    }

    /// <summary>
    /// The grades as a margin, lowest first; null where somebody's grade is not known. A respondent's is the one in the responses, else
    /// that of the same person on the roster.
    /// </summary>
    private static RakingMargin? Grades(List<Respondent> members, List<EligiblePerson> people)
    {
        var onRoster = people.ToDictionary(person => person.Person, person => person.Grade);
        var answered = members.ConvertAll(person => person.Grade.Length > 0 ? person.Grade : onRoster.GetValueOrDefault(person.Person, ""));
        if (answered.Contains("") || people.Exists(person => person.Grade.Length == 0))
        {
            return null;
        }

        var grades = answered.Concat(people.Select(person => person.Grade)).Select(Key).Distinct().Order().ToList();
        var population = people.CountBy(person => Key(person.Grade)).ToDictionary();
        return new RakingMargin(
            "grade",
            answered.ConvertAll(grade => grades.IndexOf(Key(grade))),
            grades.ConvertAll(grade => (double)population.GetValueOrDefault(grade)));
    }

    // Grades in their order, so that 9 is next to 10 and "05" is "5"; other words after them.
    private static GradeKey Key(string grade) => Rosters.OneRoster.Grades.First(grade) is { } number ? new(number, "") : new(int.MaxValue, grade);

    private readonly record struct GradeKey(int Number, string Word) : IComparable<GradeKey>
    {
        public int CompareTo(GradeKey other) =>
            Number != other.Number ? Number.CompareTo(other.Number) : string.CompareOrdinal(Word, other.Word);
    }
}
