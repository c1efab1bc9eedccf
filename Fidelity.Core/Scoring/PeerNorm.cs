namespace Fidelity.Core.Scoring;

/// <summary>Where a school stands among the system's own schools of the same level. Never a national norm, and never called one.</summary>
/// <param name="Percentile">
/// 0 to 100, neither end reached: the percentage of the schools that score lower, and half of those that score the same, the school itself
/// among them. Null unless <paramref name="State"/> is <see cref="PeerNormState.Given"/>.
/// </param>
/// <param name="Schools">Schools compared, with this one; those with low response or without a score are not among them.</param>
public sealed record PeerNorm(double? Percentile, int Schools, PeerNormState State)
{
    /// <summary>Among fewer a place says more of chance than of the school.</summary>
    public const int FewestSchools = 20;

    /// <param name="schools">Every school of the system once, <paramref name="school"/> too.</param>
    public static PeerNorm Of(SchoolScore school, IReadOnlyCollection<SchoolScore> schools)
    {
        var peers = school.Level is null ? [] : schools.Where(other => other.Level == school.Level && other.Counts).Select(other => other.Score!.Value).ToList();
        if (StateOf(school, peers.Count) is var state && state != PeerNormState.Given)
        {
            return new PeerNorm(null, peers.Count, state);
        }

        var own = school.Score!.Value;
        var lower = peers.Count(score => score < own);
        var same = peers.Count(score => score == own);
        return new PeerNorm(100.0 * (lower + (same / 2.0)) / peers.Count, peers.Count, PeerNormState.Given);
    }

    private static PeerNormState StateOf(SchoolScore school, int peers) => school switch
    {
        { LowResponse: true } => PeerNormState.LowResponse,
        { Score: null } => PeerNormState.NoScore,
        { Level: null } => PeerNormState.LevelNotKnown,
        _ => peers < FewestSchools ? PeerNormState.TooFewSchools : PeerNormState.Given,
    };
}

/// <summary>Whether there is a percentile, or why not.</summary>
public enum PeerNormState
{
    Given,

    /// <summary>The school's own response is below the gate.</summary>
    LowResponse,

    NoScore,

    /// <summary>The school's level is not known, so neither are its peers.</summary>
    LevelNotKnown,

    /// <summary>Fewer than <see cref="PeerNorm.FewestSchools"/> schools of its level count.</summary>
    TooFewSchools,
}
