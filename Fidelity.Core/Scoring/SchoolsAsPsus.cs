using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring;

/// <summary>
/// The design for statements about schools that were not surveyed: one stratum, and the schools themselves are the primary sampling
/// units, so that the variance is that between schools. (Otherwise the schools are the strata, and a figure speaks of them only.)
/// </summary>
/// <remarks>R: <c>svydesign(id = ~school)</c>.</remarks>
public static class SchoolsAsPsus
{
    /// <param name="sample">Respondents with the school as stratum.</param>
    public static IReadOnlyList<Observation> Of(IEnumerable<Observation> sample) =>
        [.. sample.Select(one => one with { Psu = one.Stratum, Stratum = 0 })];
}
