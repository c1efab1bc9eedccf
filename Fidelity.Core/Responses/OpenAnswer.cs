using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;

namespace Fidelity.Core.Responses;

/// <summary>Free text, kept apart from the answers it came with: nothing joins the two.</summary>
public sealed class OpenAnswer(long id, WaveId waveId, OrganizationId organizationId, string instrument, string text)
{
    public const int LongestText = 2000;

    /// <summary>Random, 1 to 2^63 − 1.</summary>
    public long Id { get; private set; } = id;

    public WaveId WaveId { get; private set; } = waveId;

    public OrganizationId OrganizationId { get; private set; } = organizationId;

    public string Instrument { get; private set; } = instrument;

    public string Text { get; private set; } = text;
}
