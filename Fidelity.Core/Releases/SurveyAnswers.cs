using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Core.Scoring.Tallies;

namespace Fidelity.Core.Releases;

/// <summary>
/// One instrument's counted responses in one school, as counts. All weigh 1: a census is attempted. The primary sampling unit is the class for
/// students and the person for adults; a response's cluster key is either.
/// </summary>
internal sealed class SurveyAnswers
{
    private readonly AnswerLayout layout;
    private readonly AnswerTally tally;

    /// <param name="responses">The school's complete and partial responses to this instrument, in any order.</param>
    public SurveyAnswers(long school, Instrument instrument, IReadOnlyCollection<Response> responses)
    {
        (Instrument, layout) = (instrument, new AnswerLayout(instrument));
        Complete = responses.Count(response => response.Completeness == Completeness.Complete);
        Partial = responses.Count - Complete;
        Consented = instrument.Role == RespondentRole.Principal && responses.Count > 0 && responses.All(response => response.Consents);
        var blocks = responses.GroupBy(response => new TallyBlock(school, response.ClusterKey, response.Grade ?? NoGrade)).ToList();
        tally = new AnswerTally(layout, [.. blocks.Select(block => block.Key)]);
        foreach (var (block, position) in blocks.Select((block, position) => (block, position)))
        {
            foreach (var response in block)
            {
                tally.Add(position, response.Answers);
            }
        }

        CountOfGrade = responses.GroupBy(response => response.Grade ?? NoGrade).ToDictionary(grade => grade.Key, grade => grade.Count());
    }

    /// <summary>Stands in <see cref="CountOfGrade"/> for people whose grade is not known.</summary>
    public const int NoGrade = -1;

    public Instrument Instrument { get; }

    public int Complete { get; }

    public int Partial { get; }

    public int Answered => Complete + Partial;

    /// <summary>Everyone whose answers these are agreed that they may be shown: asked of principals only.</summary>
    public bool Consented { get; }

    /// <summary>Respondents by grade.</summary>
    public IReadOnlyDictionary<int, int> CountOfGrade { get; }

    /// <summary>Respondents who chose an option.</summary>
    public int Chose(int position, int code) => tally.Chose(position, code);

    /// <summary>Respondents who answered an item.</summary>
    public int AnsweredItem(int position) => Answered - tally.Chose(position, 0);

    /// <summary>One sum a block of those who chose a favorable option.</summary>
    /// <param name="grade">Looked at; null for all.</param>
    public IEnumerable<PsuSum> Favorable(int position, int? grade = null) =>
        tally.OfItem(position, code => Instrument.Items[position].IsFavorable(code) ? 1 : 0, Inside(grade));

    /// <summary>Mean scale score; null where nobody has one.</summary>
    public Linearised? MeanScore(string dimension, int? grade = null) => MeanScore([this], dimension, grade);

    /// <summary>The same over the respondents of several surveys.</summary>
    public static Linearised? MeanScore(IEnumerable<SurveyAnswers> surveys, string dimension, int? grade = null) => AnswerTally.MeanScore(
        [.. surveys.Select(survey => (survey.tally, Scale: survey.layout.IndexOf(dimension))).Where(one => one.Scale >= 0)], Inside(grade));

    /// <summary>Respondents with a score on a dimension's scale.</summary>
    public int Scored(string dimension) => layout.IndexOf(dimension) is >= 0 and var scale ? tally.Scored(scale) : 0;

    private static Func<TallyBlock, bool>? Inside(int? grade) => grade is null ? null : block => block.Group == grade;
}
