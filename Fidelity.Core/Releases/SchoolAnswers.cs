using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Releases;

/// <summary>Everything that one school's figures of one wave are computed from.</summary>
/// <param name="Instruments">The instrument versions of the wave.</param>
/// <param name="Eligible">People asked, by instrument key; an instrument that nobody here was asked with may be missing.</param>
/// <param name="Responses">Of this school and wave, in any order; break-offs may be among them and are not counted.</param>
public sealed record SchoolAnswers(
    OrganizationId School,
    SchoolLevel? Level,
    IReadOnlyList<Instrument> Instruments,
    IReadOnlyDictionary<string, int> Eligible,
    IReadOnlyList<Response> Responses)
{
    public int EligibleFor(Instrument instrument) => Eligible.GetValueOrDefault(instrument.Key);

    /// <summary>The responses that count: complete and partial.</summary>
    public IReadOnlyList<Response> Of(Instrument instrument) =>
        [.. Responses.Where(response => response.Instrument == instrument.Key && response.Completeness != Completeness.BreakOff)];

    public ResponseRate RateOf(RespondentRole role)
    {
        var instruments = Instruments.Where(instrument => instrument.Role == role).ToList();
        var counted = instruments.SelectMany(Of).ToLookup(response => response.Completeness);
        return new ResponseRate(counted[Completeness.Complete].Count(), counted[Completeness.Partial].Count(), instruments.Sum(EligibleFor));
    }

    /// <summary>
    /// One observation a response. All weigh 1: a census is attempted. (Raking to the roster's margins takes its place here.)
    /// The unit of sampling is the class for students and the person for adults; the response's cluster key is either.
    /// </summary>
    public static IReadOnlyList<Observation> Observe(IEnumerable<Response> responses, Func<Response, double?> value) =>
        [.. responses.Select(response => new Observation(value(response), 1, response.ClusterKey))];
}
