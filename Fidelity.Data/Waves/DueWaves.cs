using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>What the clock should do now. Asking changes nothing; each use case checks again for itself.</summary>
public sealed class DueWaves(FidelityDb db, TimeProvider clock)
{
    public async Task<WavesDue> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var unfinished = await db.Waves.AsNoTracking()
            .Where(wave => wave.State == WaveState.Planned || wave.State == WaveState.Open)
            .OrderBy(wave => wave.Id)
            .ToListAsync(cancellationToken);
        var toRemind = new List<WaveId>();
        foreach (var wave in unfinished.Where(wave => wave.TakesAnswersAt(now) && RemindWave.RemindsAt(wave) <= now))
        {
            if (await NotYetReminded(db, wave.Id).AnyAsync(cancellationToken))
            {
                toRemind.Add(wave.Id);
            }
        }

        var closed = await db.Waves
            .Where(wave => wave.State == WaveState.Closed)
            .OrderBy(wave => wave.Id)
            .Select(wave => wave.Id)
            .ToListAsync(cancellationToken);
        return new WavesDue(
            [.. unfinished.Where(wave => wave.IsDueToOpen(now)).Select(wave => wave.Id)],
            toRemind,
            [.. unfinished.Where(wave => wave.IsDueToClose(now)).Select(wave => wave.Id)],
            closed);
    }

    /// <summary>Invited by mail once, not answered, and still reachable.</summary>
    internal static IQueryable<Invitation> NotYetReminded(FidelityDb db, WaveId wave) =>
        db.Invitations.Where(invitation =>
            invitation.WaveId == wave && !invitation.IsAnswered && invitation.MailsQueued == 1 && invitation.TakesMail
            && db.People.Any(person => person.Id == invitation.PersonId && person.IsActive && person.Email != null));
}

public sealed record WavesDue(
    IReadOnlyList<WaveId> ToOpen, IReadOnlyList<WaveId> ToRemind, IReadOnlyList<WaveId> ToClose, IReadOnlyList<WaveId> ToRelease);
