using Fidelity.Core.Calendars;
using Fidelity.Core.Problems;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>
/// One reminder more, now, to those who have not answered: only in school time, never on a day on which the school's people got a mail of this
/// wave already, and within the number of reminders that each may get.
/// </summary>
public sealed class NudgeNow(FidelityDb db, TimeProvider clock, QueueSends queue)
{
    /// <param name="school">Null for the whole wave: schools that cannot be reminded now are left out.</param>
    public async Task<WindowChange> RunAsync(WaveId id, OrganizationId? school, string actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var open = await OpenWindows.LoadAsync(db, id, school, now, cancellationToken);
        var done = (await db.WaveSends.AsNoTracking().Where(row => row.WaveId == id).ToListAsync(cancellationToken)).ToLookup(row => row.OrganizationId);
        var ready = open.Schools.Select(one => (one.School, Problems: Against(one.Window, [.. done[one.School.OrganizationId]], now))).ToList();
        IReadOnlyList<Problem> problems =
        [
            .. open.Problems,
            .. ready.Exists(one => one.Problems.Count == 0) ? [] : ready.SelectMany(one => one.Problems).Distinct(),
        ];
        if (problems.Count > 0)
        {
            return new WindowRefused(problems);
        }

        var (schools, mails) = (0, 0);
        foreach (var part in ready.Where(one => one.Problems.Count == 0).Select(one => one.School))
        {
            var number = 1 + done[part.OrganizationId].Count(send => send.Kind == SendKind.Nudge);
            if (await queue.QueueAsync(open.Wave, part, SendKind.Nudge, number, now, cancellationToken) is > 0 and var queued)
            {
                db.WaveSends.Add(new WaveSend(id, part.OrganizationId, SendKind.Nudge, number, now, now, SendOutcome.Sent, queued));
                (schools, mails) = (schools + 1, mails + queued);
            }
        }

        if (mails == 0)
        {
            return new WindowRefused([WindowProblems.NobodyToRemind]);
        }

        db.Record(now, actor, nameof(NudgeNow), $"wave/{id.Value}", school is { } one ? $"school/{one.Value}" : $"{schools} schools");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new WindowChanged(schools, mails);
    }

    private static List<Problem> Against(SchoolWindow window, List<WaveSend> done, DateTime now)
    {
        var zone = window.Calendar.TimeZone;
        var wasMailedToday = done.Exists(send => send.Kind != SendKind.Escalation && send.Outcome == SendOutcome.Sent
            && SchoolClock.DayOf(send.DoneAt, zone) == SchoolClock.DayOf(now, zone));
        return
        [
            .. window.Calendar.IsSchoolTime(now) ? Array.Empty<Problem>() : [WindowProblems.NotSchoolTime(window.Calendar, now)],
            .. wasMailedToday ? [WindowProblems.MailedToday] : Array.Empty<Problem>(),
        ];
    }
}
