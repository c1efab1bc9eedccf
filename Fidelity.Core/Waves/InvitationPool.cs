using Fidelity.Core.Rosters;

namespace Fidelity.Core.Waves;

/// <summary>Invitations of an anonymous wave that nothing tells apart: whoever is handed one is asked at this place.</summary>
public sealed record InvitationPool(OrganizationId School, string Instrument, ClassId? Class, int? Grade)
{
    /// <summary>Cards that a class gets beyond its students, for cards that get lost: nobody knows which card was whose.</summary>
    public const int SpareCards = 2;

    public static InvitationPool Of(Invitee invitee) => new(invitee.School, invitee.Instrument.Key, invitee.Class, invitee.Grade);

    public static InvitationPool Of(Invitation invitation) => new(invitation.OrganizationId, invitation.Instrument, invitation.ClassId, invitation.Grade);

    /// <summary>Only cards get lost: adults, and students without a class, have none.</summary>
    public int Spares => Class is null ? 0 : SpareCards;
}

/// <summary>
/// What a roster that has changed means for a wave that asks without names: by number. As many are asked at each place as the roster has there
/// today, and never fewer than have answered.
/// </summary>
/// <param name="ToAdd">New invitations: those that are asked, and beyond them the spare ones.</param>
public sealed record PoolChange(
    IReadOnlyList<(InvitationPool Pool, int Asked, int Spare)> ToAdd, IReadOnlyList<Invitation> ToWithdraw, IReadOnlyList<Invitation> ToReturn)
{
    public bool IsEmpty => ToAdd.Count + ToWithdraw.Count + ToReturn.Count == 0;

    /// <inheritdoc cref="AudienceChange.Between"/>
    public static PoolChange Between(
        IReadOnlyList<Invitation> invitations, IReadOnlySet<OrganizationId> open, IReadOnlyList<Invitee> audience, IReadOnlySet<PersonId> optedOut)
    {
        var wanted = audience.Where(invitee => !optedOut.Contains(invitee.Person)).CountBy(InvitationPool.Of).ToDictionary();
        var rows = invitations.ToLookup(InvitationPool.Of);
        List<(InvitationPool, int, int)> toAdd = [];
        List<Invitation> toWithdraw = [];
        List<Invitation> toReturn = [];
        foreach (var pool in wanted.Keys.Union(rows.Select(group => group.Key)).Where(pool => open.Contains(pool.School)))
        {
            var counting = rows[pool].Count(row => row.WithdrawnOn is null || row.IsAnswered);
            var missing = wanted.GetValueOrDefault(pool) - counting;
            List<Invitation> back = [.. rows[pool].Where(row => row is { WithdrawnOn: not null, IsAnswered: false, Withdrawal: not Withdrawal.Spare }).Take(missing)];
            toReturn.AddRange(back);
            toWithdraw.AddRange(rows[pool].Where(row => row is { WithdrawnOn: null, IsAnswered: false }).Take(-missing));
            if (missing - back.Count > 0)
            {
                toAdd.Add((pool, missing - back.Count, rows.Contains(pool) ? 0 : pool.Spares));
            }
        }

        return new(toAdd, toWithdraw, toReturn);
    }
}
