using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Mail;

/// <summary>Whose mails of which wave an unsubscribe link stops. Asking changes nothing.</summary>
public sealed class FindUnsubscribe(FidelityDb db, DataFolder folder)
{
    /// <returns>Null for a token that this installation did not make, or whose wave is gone.</returns>
    public async Task<Unsubscribe?> RunAsync(string token, CancellationToken cancellationToken)
    {
        if (UnsubscribeToken.Read(folder.InstallationKey, token) is not var (waveId, person))
        {
            return null;
        }

        var wave = await db.Waves.AsNoTracking().SingleOrDefaultAsync(row => row.Id == waveId, cancellationToken);
        return wave is null ? null : new(wave, person);
    }
}

public sealed record Unsubscribe(Wave Wave, PersonId Person);
