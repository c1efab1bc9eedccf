using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Calendars;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>
/// Does what is due of an open wave's sends, school by school and only in that school's time, each in a transaction of its own with the row
/// that keeps it from being done again. Whoever came onto the roster, or got a mail address, after the invitations were sent is invited too.
/// </summary>
public sealed class SendWave(FidelityDb db, TimeProvider clock, QueueSends queue)
{
    /// <returns>How many mails were queued.</returns>
    public async Task<int> RunAsync(WaveId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var wave = await db.Waves.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        if (!wave.TakesAnswersAt(now))
        {
            return 0;
        }

        var schools = await db.WaveSchools.AsNoTracking()
            .Where(row => row.WaveId == id && row.ClosesAt > now).OrderBy(row => row.OrganizationId).ToListAsync(cancellationToken);
        var calendars = await new LoadCalendars(db).RunAsync([.. schools.Select(row => row.OrganizationId)], cancellationToken);
        var done = (await db.WaveSends.AsNoTracking().Where(row => row.WaveId == id).ToListAsync(cancellationToken)).ToLookup(row => row.OrganizationId);
        var late = await queue.UninvitedSchoolsAsync(wave, cancellationToken);
        var mails = 0;
        foreach (var school in schools)
        {
            var window = new SchoolWindow(calendars[school.OrganizationId], wave.OpensAt, school.ClosesAt);
            IReadOnlyList<WaveSend> sends = [.. done[school.OrganizationId]];
            var turn = SendTurn.At(now, window, SendPlan.For(window, wave.MostReminders), sends);
            var invitesLate = late.Contains(school.OrganizationId) && sends.Any(send => send.Kind == SendKind.Invitation)
                && window.Calendar.IsSchoolTime(now);
            if (turn.ToSend.Count > 0 || turn.ToLeaveOut.Count > 0 || invitesLate)
            {
                mails += await RunAsync(wave, school, turn, invitesLate, now, cancellationToken);
            }
        }

        return mails;
    }

    private async Task<int> RunAsync(
        Wave wave, WaveSchool school, SendTurn turn, bool invitesLate, DateTime now, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.WaveSends.AddRange(turn.ToLeaveOut.Select(one => Row(one.Send, one.Why, mails: 0)));
        var mails = 0;
        foreach (var send in turn.ToSend)
        {
            var queued = await queue.QueueAsync(wave, school, send.Kind, send.Number, now, cancellationToken);
            db.WaveSends.Add(Row(send, SendOutcome.Sent, queued));
            mails += queued;
        }

        // A reminder invites those whom nobody has invited yet, too.
        mails += invitesLate && turn.ToSend.All(send => send.Kind == SendKind.Escalation)
            ? await queue.QueueAsync(wave, school, SendKind.Invitation, 1, now, cancellationToken)
            : 0;
        // Not how many mails: taken from those invited, a reminder's number tells how many adults have answered, of whom one may be the principal.
        db.Record(now, "system", nameof(SendWave), $"wave/{wave.Id.Value}", Say(school.OrganizationId, turn));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return mails;

        WaveSend Row(PlannedSend send, SendOutcome outcome, int mails) =>
            new(wave.Id, school.OrganizationId, send.Kind, send.Number, send.DueAt, now, outcome, mails);
    }

    private static string Say(OrganizationId school, SendTurn turn) => string.Join(", ",
    [
        $"school/{school.Value}",
        .. turn.ToSend.Select(send => $"{send.Kind} {send.Number}"),
        .. turn.ToLeaveOut.Select(one => $"{one.Send.Kind} {one.Send.Number} left out: {one.Why}"),
    ]);
}
