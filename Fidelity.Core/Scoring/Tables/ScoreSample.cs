using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Core.Scoring.Tallies;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>The respondents with what every figure needs of them: their place in the design, their weight, and their answers counted.</summary>
internal sealed class ScoreSample
{
    private readonly IReadOnlyList<EligiblePerson>? eligible;
    private readonly ScoreWeights weights;
    private readonly Completeness[] completeness;
    private readonly Division everybody;
    private readonly IReadOnlyList<Division> divisions;

    public ScoreSample(
        ScoreRequest request, IReadOnlyList<string> by, NamesOfFiles names, Respondents respondents, IReadOnlyList<EligiblePerson>? eligible, bool isWeighted)
    {
        (Request, By, Names, Respondents, this.eligible) = (request, by, names, respondents, eligible);
        weights = isWeighted || eligible is null
            ? ScoreWeights.Given(respondents)
            : ScoreWeights.Raked(respondents, eligible, names.Grades);
        Layout = new AnswerLayout(request.Instrument);
        Scales = [.. request.Instrument.Items.Where(item => item.Direction != ItemDirection.Descriptive).Select(item => item.Dimension).Distinct()];
        var workers = new ParallelOptions { MaxDegreeOfParallelism = request.Workers };
        completeness = new Completeness[respondents.Count];
        Parallel.For(0, respondents.Count, workers, member =>
            completeness[member] = Dispositions.Of(request.Instrument, respondents.AnswersOf(member)));
        everybody = new Division(respondents, Layout, BlockOf, column: null, workers);
        divisions = [.. by.Select((_, column) => new Division(respondents, Layout, BlockOf, column, workers))];
    }

    public ScoreRequest Request { get; }

    public IReadOnlyList<string> By { get; }

    public NamesOfFiles Names { get; }

    public Respondents Respondents { get; }

    public AnswerLayout Layout { get; }

    /// <summary>The dimensions that have a scale, in the order of asking.</summary>
    public IReadOnlyList<string> Scales { get; }

    public IEnumerable<ScoreUnit> Units()
    {
        var listed = eligible?.ToLookup(person => person.School);
        var respondentsOf = Respondents.OfSchools();
        foreach (var school in Enumerable.Range(0, Names.Schools.Count).OrderBy(school => Names.Schools[school], StringComparer.Ordinal))
        {
            yield return new ScoreUnit(
                this, school, Names.Schools[school], respondentsOf.GetValueOrDefault(school, 0..0), listed?[school].ToList(), weights.FlagOf(school));
        }

        yield return new ScoreUnit(this, null, "all", 0..Respondents.Count, eligible, weights.FlagOfAll);
    }

    /// <summary>The answers counted by a group's column.</summary>
    public Division DivisionBy(ScoreGroup group) => group.Column < 0 ? everybody : divisions[group.Column];

    public Completeness CompletenessOf(int member) => completeness[member];

    /// <summary>Whether a block is a class and not one person.</summary>
    public static bool IsClass(TallyBlock block) => block.Psu >= 0;

    private TallyBlock BlockOf(int member)
    {
        var person = Respondents[member];
        var psu = Request.Instrument.Role == RespondentRole.Student && person.Class is { } known ? known : -1 - person.Person;
        return new TallyBlock(person.School, psu, Weight: weights[member]);
    }
}
