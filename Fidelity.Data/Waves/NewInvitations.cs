using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;

namespace Fidelity.Data.Waves;

/// <summary>Makes invitations, each with a link or code of its own. In an anonymous wave they hold no person.</summary>
internal sealed class NewInvitations(DataFolder folder)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public Invitation For(Wave wave, Invitee invitee) =>
        Make(wave, wave.IsAnonymous ? null : invitee.Person, InvitationPool.Of(invitee), invitee.Instrument.Role);

    /// <summary>Of an anonymous wave, for whoever is handed one; first those that count, then the spare ones.</summary>
    /// <param name="today">By the school's clock.</param>
    public IEnumerable<Invitation> Pool(Wave wave, InvitationPool pool, RespondentRole role, int asked, int spare, DateOnly today)
    {
        for (var i = 0; i < asked + spare; i++)
        {
            var invitation = Make(wave, null, pool, role);
            if (i >= asked)
            {
                invitation.Withdraw(today, Withdrawal.Spare);
            }

            yield return invitation;
        }
    }

    private Invitation Make(Wave wave, PersonId? person, InvitationPool place, RespondentRole role)
    {
        var invitation = new Invitation(wave.Id, person, place.School, place.Instrument, place.Class, place.Grade);
        long nonce;
        string hash;
        do
        {
            nonce = RandomKey.Next();
            hash = AccessCode.Hash(Access.For(role, folder.InstallationKey, nonce));
        }
        while (!taken.Add(hash));
        invitation.GiveAccess(nonce, hash);
        return invitation;
    }
}
