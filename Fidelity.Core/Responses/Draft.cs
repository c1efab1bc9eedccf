using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;

namespace Fidelity.Core.Responses;

/// <summary>
/// Answers of somebody who is in the middle, under the hash of the access token and sealed with a key that is not in the database.
/// Removed at submission; turned into a partial response, or dropped, when the wave closes.
/// </summary>
public sealed class Draft(string accessHash, WaveId waveId, byte[] content)
{
    public string AccessHash { get; private set; } = accessHash;

    public WaveId WaveId { get; private set; } = waveId;

    /// <summary>Sealed bytes; padded, so that their length tells nothing of the free text.</summary>
    public byte[] Content { get; private set; } = content;

    public void Replace(byte[] content) => Content = content;
}

/// <summary>The random key that stands for a class in one wave. The row goes when the wave closes, and the tie to the class with it.</summary>
public sealed class ClassCluster(WaveId waveId, ClassId classId, long key)
{
    public WaveId WaveId { get; private set; } = waveId;

    public ClassId ClassId { get; private set; } = classId;

    public long Key { get; private set; } = key;
}
