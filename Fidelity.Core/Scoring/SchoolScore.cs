using Fidelity.Core.Rosters;

namespace Fidelity.Core.Scoring;

/// <summary>One school among others: its score on a practice, or its index.</summary>
/// <param name="Level">Null where it is not known.</param>
/// <param name="Score">0 to 100; null where it has none.</param>
/// <param name="LowResponse">A role that the score needs is below its response gate: the school is left out of figures over schools.</param>
public sealed record SchoolScore(OrganizationId School, SchoolLevel? Level, Estimate? Score, bool LowResponse)
{
    /// <summary>Whether the school enters figures over schools.</summary>
    public bool Counts => Score is not null && !LowResponse;
}
