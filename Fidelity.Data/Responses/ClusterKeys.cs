using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Responses;

/// <summary>The random keys that stand for a wave's classes while it is open; one of its own for whoever has no class.</summary>
internal static class ClusterKeys
{
    public static async Task<IReadOnlyDictionary<ClassId, long>> LoadAsync(FidelityDb db, WaveId wave, CancellationToken cancellationToken) =>
        await db.ClassClusters.Where(row => row.WaveId == wave).ToDictionaryAsync(row => row.ClassId, row => row.Key, cancellationToken);

    public static long For(IReadOnlyDictionary<ClassId, long> keys, Invitation invitation) =>
        invitation.ClassId is { } classId && keys.TryGetValue(classId, out var key) ? key : RandomKey.Next();

    public static async Task<long> FindAsync(FidelityDb db, Invitation invitation)
    {
        var key = await db.ClassClusters
            .Where(row => row.WaveId == invitation.WaveId && row.ClassId == invitation.ClassId)
            .Select(row => (long?)row.Key)
            .SingleOrDefaultAsync();
        return key ?? RandomKey.Next();
    }
}
