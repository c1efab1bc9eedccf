using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;

namespace Fidelity.Core.Responses;

/// <summary>
/// One person's submitted answers, and nothing that names the person: no key, no time (only a date), no order (ids are random 63-bit
/// integers and the clustered key). Append-only.
/// </summary>
public sealed class Response(
    long id,
    WaveId waveId,
    OrganizationId organizationId,
    string instrument,
    int? grade,
    long clusterKey,
    DateOnly answeredOn,
    Completeness completeness,
    bool consents,
    byte[] answers)
{
    /// <summary>Random, 1 to 2^63 − 1.</summary>
    public long Id { get; private set; } = id;

    public WaveId WaveId { get; private set; } = waveId;

    public OrganizationId OrganizationId { get; private set; } = organizationId;

    /// <summary>Key of the instrument version that the bytes of <see cref="Answers"/> belong to.</summary>
    public string Instrument { get; private set; } = instrument;

    public int? Grade { get; private set; } = grade;

    /// <summary>Random stand-in for the class in this wave; unique to the response where no class is known.</summary>
    public long ClusterKey { get; private set; } = clusterKey;

    public DateOnly AnsweredOn { get; private set; } = answeredOn;

    public Completeness Completeness { get; private set; } = completeness;

    /// <summary>Principals only: this one person's answers may appear at school level.</summary>
    public bool Consents { get; private set; } = consents;

    /// <summary>One byte an item in the instrument's order; 0 = not answered, else the option's code.</summary>
    public byte[] Answers { get; private set; } = answers;
}

/// <summary>AAPOR's dispositions as methods.md §2 defines them.</summary>
public enum Completeness
{
    /// <summary>At least 80 % of the items shown.</summary>
    Complete,

    /// <summary>At least one scale.</summary>
    Partial,

    /// <summary>Less than one scale: kept, and not counted as a response.</summary>
    BreakOff,
}
