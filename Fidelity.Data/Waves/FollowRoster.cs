using System.Data;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Fidelity.Core.Calendars;
using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Fidelity.Data.Mail;
using Fidelity.Data.Rosters;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>
/// Lets an open wave follow the roster, at the schools whose window is not over: whoever has come is asked, whoever has left or was taken out is
/// not, whoever is back is asked again, and who has changed class is asked through the new one. A second run finds nothing to do.
/// </summary>
public sealed class FollowRoster(FidelityDb db, TimeProvider clock, InstrumentLibrary library, DataFolder folder, SurveyMails mails, RosterMarks marks)
{
    private static readonly string[] Changes = [nameof(ImportRoster), nameof(SetOptOut)];

    public async Task<RosterFollowed> RunAsync(WaveId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var wave = await db.Waves.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        if (!wave.TakesAnswersAt(now) || await MarkAsync(wave, now, cancellationToken) is var mark && marks.Has(id, mark))
        {
            return RosterFollowed.Nothing;
        }

        // Serializable, and on SQLite the write lock: two at once would both ask whom neither found.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var schools = await db.WaveSchools.Where(row => row.WaveId == id && row.ClosesAt > now)
            .Join(db.Organizations, row => row.OrganizationId, school => school.Id, (row, school) => school)
            .ToDictionaryAsync(school => school.Id, school => SchoolClock.DayOf(now, school.TimeZone), cancellationToken);
        var open = db.WaveSchools.Where(row => row.WaveId == id && row.ClosesAt > now).Select(row => row.OrganizationId);
        var people = await new WaveRoster(db).LoadAsync(wave, open, now, cancellationToken);
        var audience = Audience.Of([.. wave.Instruments.Select(library.Find).OfType<Instrument>()], people);
        var optedOut = await db.OptOuts.Where(row => row.WaveId == id).Select(row => row.PersonId).ToHashSetAsync(cancellationToken);
        var invitations = await db.Invitations.Where(row => row.WaveId == id).ToListAsync(cancellationToken);
        var followed = wave.IsAnonymous
            ? await ApplyAsync(wave, invitations, audience, optedOut, schools, now, cancellationToken)
            : Apply(wave, AudienceChange.Between(invitations, schools.Keys.ToHashSet(), audience, optedOut), schools);
        if (followed != RosterFollowed.Nothing)
        {
            await AddClustersAsync(wave, cancellationToken);
            db.Record(now, "system", nameof(FollowRoster), $"wave/{id.Value}", followed.ToString());
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        marks.Set(id, mark);
        return followed;
    }

    private async Task<RosterMark> MarkAsync(Wave wave, DateTime now, CancellationToken cancellationToken) => new(
        await db.Audit.Where(entry => Changes.Contains(entry.UseCase)).MaxAsync(entry => (long?)entry.Id, cancellationToken) ?? 0,
        SchoolClock.DayOf(now, wave.TimeZone),
        wave.IsAnonymous
            ? await db.Invitations.CountAsync(row => row.WaveId == wave.Id && row.IsAnswered && row.WithdrawnOn != null, cancellationToken)
            : 0);

    private RosterFollowed Apply(Wave wave, AudienceChange change, Dictionary<OrganizationId, DateOnly> today)
    {
        change.ToWithdraw.ToList().ForEach(one => one.Invitation.Withdraw(today[one.Invitation.OrganizationId], one.Why));
        change.ToReturn.ToList().ForEach(invitation => invitation.Return());
        change.ToMove.ToList().ForEach(one => one.Invitation.Move(one.To.School, one.To.Class, one.To.Grade));
        var make = new NewInvitations(folder);
        db.Invitations.AddRange(change.ToInvite.Select(invitee => make.For(wave, invitee)));
        return new(change.ToInvite.Count, change.ToWithdraw.Count, change.ToReturn.Count, change.ToMove.Count);
    }

    private async Task<RosterFollowed> ApplyAsync(
        Wave wave, List<Invitation> invitations, IReadOnlyList<Invitee> audience, HashSet<PersonId> optedOut, Dictionary<OrganizationId, DateOnly> today,
        DateTime now, CancellationToken cancellationToken)
    {
        var make = new NewInvitations(folder);
        // Nobody knows which link is free: a newcomer's is new, and another one goes by number if that is one too many.
        var post = new AnonymousMails(db, library, folder, mails);
        List<(Invitee Invitee, Invitation Invitation)> late =
            [.. (await post.UninvitedAsync(wave, audience, cancellationToken)).Select(invitee => (invitee, make.For(wave, invitee)))];
        await post.QueueAsync(wave, late, isOpening: false, now, cancellationToken);
        var change = PoolChange.Between([.. invitations, .. late.Select(one => one.Invitation)], today.Keys.ToHashSet(), audience, optedOut);
        change.ToWithdraw.ToList().ForEach(invitation => invitation.Withdraw(today[invitation.OrganizationId], Withdrawal.Left));
        change.ToReturn.ToList().ForEach(invitation => invitation.Return());
        List<Invitation> added = [.. late.Select(one => one.Invitation), .. change.ToAdd.SelectMany(one =>
            make.Pool(wave, one.Pool, library.InUse(one.Pool.Instrument).Role, one.Asked, one.Spare, today[one.Pool.School]))];
        RandomNumberGenerator.Shuffle(CollectionsMarshal.AsSpan(added));
        db.Invitations.AddRange(added);
        return new(late.Count + change.ToAdd.Sum(one => one.Asked), change.ToWithdraw.Count, change.ToReturn.Count, Moved: 0);
    }

    /// <summary>A class that nobody was asked through before stands behind a random key like the others.</summary>
    private async Task AddClustersAsync(Wave wave, CancellationToken cancellationToken)
    {
        var keyed = await db.ClassClusters.Where(row => row.WaveId == wave.Id).Select(row => row.ClassId).ToHashSetAsync(cancellationToken);
        db.ClassClusters.AddRange(db.Invitations.Local
            .Select(row => row.ClassId).OfType<ClassId>().Distinct().Where(id => !keyed.Contains(id))
            .Select(id => new ClassCluster(wave.Id, id, RandomKey.Next())));
    }
}

/// <summary>How many people a look at the roster changed something for; in an anonymous wave, how many invitations.</summary>
public sealed record RosterFollowed(int Invited, int Withdrawn, int Returned, int Moved)
{
    public static RosterFollowed Nothing { get; } = new(0, 0, 0, 0);

    public override string ToString() => $"{Invited} invited, {Withdrawn} withdrawn, {Returned} taken back, {Moved} moved";
}
