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
    /// <returns>False when it has been answered.</returns>
    public static async Task<bool> TakeAsync(FidelityDb db, Invitation invitation, CancellationToken cancellationToken) =>
        await Unanswered(db, invitation).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsAnswered, false), cancellationToken) == 1;

    /// <returns>False when it had been answered before.</returns>
    public static async Task<bool> TakeAndAnswerAsync(FidelityDb db, Invitation invitation, CancellationToken cancellationToken) =>
        await Unanswered(db, invitation).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsAnswered, true), cancellationToken) == 1;

    private static IQueryable<Invitation> Unanswered(FidelityDb db, Invitation invitation) =>
        db.Invitations.Where(row => row.Id == invitation.Id && !row.IsAnswered);
}
