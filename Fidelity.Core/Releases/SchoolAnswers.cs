using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring;

namespace Fidelity.Core.Releases;

/// <summary>Everything that one school's figures of one wave are computed from.</summary>
public sealed class SchoolAnswers
{
    private readonly IReadOnlyDictionary<string, int> eligible;
    private readonly Dictionary<string, SurveyAnswers> surveys;

    /// <param name="instruments">The instrument versions of the wave.</param>
    /// <param name="eligible">People asked, by instrument key; an instrument that nobody here was asked with may be missing.</param>
    /// <param name="responses">Of this school and wave, in any order; break-offs may be among them and are not counted.</param>
    public SchoolAnswers(
        OrganizationId school, SchoolLevel? level, IReadOnlyList<Instrument> instruments, IReadOnlyDictionary<string, int> eligible, IReadOnlyList<Response> responses)
    {
        (School, Level, Instruments, this.eligible) = (school, level, instruments, eligible);
        var counted = responses.Where(response => response.Completeness != Completeness.BreakOff).ToLookup(response => response.Instrument);
        surveys = instruments.ToDictionary(
            instrument => instrument.Key, instrument => new SurveyAnswers(school.Value, instrument, [.. counted[instrument.Key]]));
    }

    public OrganizationId School { get; }

    public SchoolLevel? Level { get; }

    public IReadOnlyList<Instrument> Instruments { get; }

    /// <summary>Students asked, by instrument key and grade; where nothing stands, as many as answered are taken to have been.</summary>
    public IReadOnlyDictionary<(string Instrument, int Grade), int> EligibleByGrade { get; init; } = new Dictionary<(string, int), int>();

    /// <summary>People asked with any instrument.</summary>
    public int Eligible => eligible.Values.Sum();

    public int EligibleFor(Instrument instrument) => eligible.GetValueOrDefault(instrument.Key);

    public int EligibleFor(Instrument instrument, int grade) => EligibleByGrade.GetValueOrDefault((instrument.Key, grade));

    public ResponseRate RateOf(RespondentRole role)
    {
        var instruments = Instruments.Where(instrument => instrument.Role == role).ToList();
        return new ResponseRate(
            instruments.Sum(instrument => Of(instrument).Complete), instruments.Sum(instrument => Of(instrument).Partial), instruments.Sum(EligibleFor));
    }

    internal SurveyAnswers Of(Instrument instrument) => surveys[instrument.Key];

    internal IEnumerable<SurveyAnswers> OfRole(RespondentRole role) => Instruments.Where(instrument => instrument.Role == role).Select(Of);
}
