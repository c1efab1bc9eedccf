using Fidelity.Core.Rosters;

namespace Fidelity.Core.Waves;

/// <summary>
/// What a roster that has changed means for a wave that asks by name. Whoever has answered stays as they were. Somebody whose grade or role
/// has come to ask for another questionnaire keeps the one, and the place, that were given first: its answers may have begun.
/// </summary>
public sealed record AudienceChange(
    IReadOnlyList<Invitee> ToInvite,
    IReadOnlyList<(Invitation Invitation, Withdrawal Why)> ToWithdraw,
    IReadOnlyList<Invitation> ToReturn,
    IReadOnlyList<(Invitation Invitation, Invitee To)> ToMove)
{
    public bool IsEmpty => ToInvite.Count + ToWithdraw.Count + ToReturn.Count + ToMove.Count == 0;

    /// <param name="invitations">All of the wave's.</param>
    /// <param name="open">The schools whose window is not over: at the others nothing changes any more.</param>
    /// <param name="audience">Who is asked by the roster of today, opted out or not.</param>
    public static AudienceChange Between(
        IReadOnlyList<Invitation> invitations, IReadOnlySet<OrganizationId> open, IReadOnlyList<Invitee> audience, IReadOnlySet<PersonId> optedOut)
    {
        var asked = audience.ToDictionary(invitee => invitee.Person);
        var known = invitations.Select(row => row.PersonId).ToHashSet();
        List<(Invitation, Withdrawal)> toWithdraw = [];
        List<Invitation> toReturn = [];
        List<(Invitation, Invitee)> toMove = [];
        foreach (var row in invitations.Where(row => !row.IsAnswered && open.Contains(row.OrganizationId)))
        {
            var person = row.PersonId!.Value;
            var now = asked.GetValueOrDefault(person);
            var why = optedOut.Contains(person) ? Withdrawal.OptedOut : HasLeft(row, now) ? Withdrawal.Left : (Withdrawal?)null;
            if (why is { } reason && row.WithdrawnOn is null)
            {
                toWithdraw.Add((row, reason));
            }
            else if (why is null && row.WithdrawnOn is not null)
            {
                toReturn.Add(row);
            }

            if (why is null && IsElsewhere(row, now!))
            {
                toMove.Add((row, now!));
            }
        }

        return new([.. audience.Where(invitee => !known.Contains(invitee.Person) && !optedOut.Contains(invitee.Person))], toWithdraw, toReturn, toMove);
    }

    /// <summary>A student who was asked through a class and is in none any more has left, whatever else the roster still says.</summary>
    private static bool HasLeft(Invitation row, Invitee? now) => now is null || (row.ClassId is not null && row.Grade is not null && now.Class is null);

    private static bool IsElsewhere(Invitation row, Invitee now) =>
        row.Instrument == now.Instrument.Key && (row.OrganizationId, row.ClassId, row.Grade) != (now.School, now.Class, now.Grade);
}
