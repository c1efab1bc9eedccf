using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;

namespace Fidelity.Data.Waves;

/// <summary>Ends an open wave now, at one school or at all: from this moment no answer is taken. The wave is closed by the clock once no school is open.</summary>
public sealed class CloseEarly(FidelityDb db, TimeProvider clock)
{
    /// <param name="school">Null for the whole wave.</param>
    public async Task<WindowChange> RunAsync(WaveId id, OrganizationId? school, string actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var open = await OpenWindows.LoadAsync(db, id, school, now, cancellationToken);
        if (open.Problems.Count > 0)
        {
            return new WindowRefused(open.Problems);
        }

        foreach (var (part, window) in open.Schools)
        {
            // What was promised ends too: no closure brings the window back.
            part.Replan(now, (window with { ClosesAt = now }).InstructionalDays);
        }

        await open.MoveWaveAsync(db, cancellationToken);
        db.Record(now, actor, nameof(CloseEarly), $"wave/{id.Value}", school is { } one ? $"school/{one.Value}" : $"{open.Schools.Count} schools");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new WindowChanged(open.Schools.Count);
    }
}
