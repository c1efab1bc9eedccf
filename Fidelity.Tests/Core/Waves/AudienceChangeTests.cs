using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Tests.Core.Responses;
using Xunit;

namespace Fidelity.Tests.Core.Waves;

/// <summary>What a roster that has changed means for an open wave.</summary>
public sealed class AudienceChangeTests
{
    private static readonly OrganizationId North = new(1);
    private static readonly OrganizationId South = new(2);
    private static readonly WaveId Wave = new(1);
    private static readonly DateOnly Day = new(2026, 10, 7);

    [Fact]
    public void While_nothing_has_changed_nothing_is_to_be_done()
    {
        Assert.True(Between([Asked(1), Asked(2)], [Now(1), Now(2)]).IsEmpty);
        Assert.True(Pools([Card(), Card()], [Now(1), Now(2)]).IsEmpty);
    }

    [Fact]
    public void Whoever_has_come_is_asked_and_whoever_has_left_without_an_answer_is_not()
    {
        var change = Between([Asked(1), Asked(2)], [Now(2), Now(3)]);

        Assert.Equal([new PersonId(3)], change.ToInvite.Select(invitee => invitee.Person));
        Assert.Equal([(new PersonId(1), Withdrawal.Left)], change.ToWithdraw.Select(one => (one.Invitation.PersonId!.Value, one.Why)));
    }

    [Fact]
    public void Whoever_has_answered_stays_wherever_they_went()
    {
        var answered = Asked(1);
        answered.MarkAnswered();

        Assert.True(Between([answered], []).IsEmpty);
        Assert.True(Between([answered], [Now(1, schoolClass: 8)]).IsEmpty);
        Assert.True(Between([answered], [Now(1)], optedOut: [1]).IsEmpty);
    }

    [Fact]
    public void A_student_without_any_class_has_left_though_the_school_still_lists_them()
    {
        Assert.Single(Between([Asked(1)], [Now(1, schoolClass: null)]).ToWithdraw);
        Assert.Empty(Between([Asked(1, schoolClass: null)], [Now(1, schoolClass: null)]).ToWithdraw);
    }

    [Fact]
    public void Whoever_is_back_is_asked_again()
    {
        var gone = Asked(1);
        gone.Withdraw(Day, Withdrawal.Left);

        Assert.True(Between([gone], []).IsEmpty);
        Assert.Equal([gone], Between([gone], [Now(1)]).ToReturn);
        Assert.Empty(Between([gone], [Now(1)], optedOut: [1]).ToReturn);
    }

    [Fact]
    public void Who_is_in_another_class_or_at_another_school_of_the_wave_is_asked_there()
    {
        var change = Between([Asked(1), Asked(2)], [Now(1, schoolClass: 8), Now(2, school: South)]);

        Assert.Equal([(new ClassId(8), North), (new ClassId(7), South)], change.ToMove.Select(one => (one.To.Class!.Value, one.To.School)));
        Assert.Empty(change.ToWithdraw);
    }

    [Fact]
    public void At_a_school_whose_window_is_over_nothing_changes_and_nobody_is_asked_twice()
    {
        var change = Between([Asked(1, South), Asked(2, South)], [Now(2)], open: [North]);

        Assert.True(change.IsEmpty);
    }

    [Fact]
    public void Somebody_taken_out_is_withdrawn_and_a_newcomer_taken_out_beforehand_is_never_asked()
    {
        var change = Between([Asked(1)], [Now(1), Now(2)], optedOut: [1, 2]);

        Assert.Equal([Withdrawal.OptedOut], change.ToWithdraw.Select(one => one.Why));
        Assert.Empty(change.ToInvite);
    }

    [Fact]
    public void Without_names_as_many_are_asked_as_the_roster_has()
    {
        Assert.Equal([(1, 0)], Pools([Card()], [Now(1), Now(2)]).ToAdd.Select(one => (one.Asked, one.Spare)));
        Assert.Single(Pools([Card(), Card()], [Now(1)]).ToWithdraw);
        Assert.Single(Pools([Card(), Card()], [Now(1), Now(2)], optedOut: [2]).ToWithdraw);
        Assert.Equal([(1, InvitationPool.SpareCards)], Pools([], [Now(1)]).ToAdd.Select(one => (one.Asked, one.Spare)));
    }

    [Fact]
    public void Without_names_never_fewer_are_asked_than_have_answered_and_who_is_back_takes_a_card_that_is_there()
    {
        Invitation[] cards = [Card(), Card()];
        cards[0].MarkAnswered();
        cards[1].MarkAnswered();
        var withdrawn = Card();
        withdrawn.Withdraw(Day, Withdrawal.Left);

        Assert.True(Pools(cards, [Now(1)]).IsEmpty);
        var back = Pools([.. cards, withdrawn], [Now(1), Now(2), Now(3)]);
        Assert.Equal([withdrawn], back.ToReturn);
        Assert.Empty(back.ToAdd);
    }

    [Fact]
    public void A_spare_card_that_was_used_takes_the_place_of_a_lost_one()
    {
        var spare = Card();
        spare.Withdraw(Day, Withdrawal.Spare);
        Invitation[] cards = [Card(), Card(), spare];
        Assert.True(Pools(cards, [Now(1), Now(2)]).IsEmpty);

        spare.MarkAnswered();

        Assert.Equal([cards[0]], Pools(cards, [Now(1), Now(2)]).ToWithdraw);
    }

    private static AudienceChange Between(
        IReadOnlyList<Invitation> invitations, IReadOnlyList<Invitee> audience, OrganizationId[]? open = null, params long[] optedOut) =>
        AudienceChange.Between(invitations, (open ?? [North, South]).ToHashSet(), audience, optedOut.Select(id => new PersonId(id)).ToHashSet());

    private static PoolChange Pools(IReadOnlyList<Invitation> invitations, IReadOnlyList<Invitee> audience, params long[] optedOut) =>
        PoolChange.Between(invitations, new HashSet<OrganizationId> { North }, audience, optedOut.Select(id => new PersonId(id)).ToHashSet());

    private static Invitation Asked(long person, OrganizationId? school = null, long? schoolClass = 7) =>
        new(Wave, new PersonId(person), school ?? North, SmallInstruments.Students.Key, schoolClass is { } id ? new ClassId(id) : null, 4);

    private static Invitation Card() => new(Wave, null, North, SmallInstruments.Students.Key, new ClassId(7), 4);

    private static Invitee Now(long person, OrganizationId? school = null, long? schoolClass = 7) =>
        new(new PersonId(person), school ?? North, SmallInstruments.Students, schoolClass is { } id ? new ClassId(id) : null, 4);
}
