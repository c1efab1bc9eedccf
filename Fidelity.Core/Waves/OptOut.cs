using Fidelity.Core.Rosters;

namespace Fidelity.Core.Waves;

/// <summary>Somebody is not to be asked in a wave. It may be recorded before there is an invitation, and holds for one made later.</summary>
public sealed class OptOut(WaveId waveId, PersonId personId, DateTime recordedAt, string recordedBy)
{
    public WaveId WaveId { get; private set; } = waveId;

    public PersonId PersonId { get; private set; } = personId;

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; } = recordedAt;

    /// <summary>User name.</summary>
    public string RecordedBy { get; private set; } = recordedBy;
}
