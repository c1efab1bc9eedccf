using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Responses;

/// <summary>
/// Holds one invitation until the transaction ends, so that of two saves or two submissions at once the second waits and then sees
/// what the first has done. It is a conditional update, which every provider locks the row for.
/// </summary>
internal static class InvitationLock
{
    public static async Task TakeAsync(FidelityDb db, string accessHash)
    {
        // A transaction of SQLite is alone from its beginning.
        if (db is not SqliteFidelityDb)
        {
            await db.Invitations
                .Where(row => row.AccessHash == accessHash && !row.IsAnswered)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsAnswered, false));
        }
    }

    /// <returns>False when it had been answered or withdrawn before.</returns>
    public static async Task<bool> TakeAndAnswerAsync(FidelityDb db, Invitation invitation, CancellationToken cancellationToken) =>
        await db.Invitations.Where(Invitation.MayAnswer)
            .Where(row => row.Id == invitation.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsAnswered, true), cancellationToken) == 1;
}
