using Fidelity.Core.Problems;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;

namespace Fidelity.Data.Waves;

/// <summary>Keeps an open wave open longer, at one school or at all whose window is not over; each ends at the same time of day as before.</summary>
public sealed class ExtendWindow(FidelityDb db, TimeProvider clock)
{
    /// <param name="school">Null for the whole wave: schools that end later already keep their end.</param>
    /// <param name="lastDay">The new last day, by each school's clock.</param>
    public async Task<WindowChange> RunAsync(WaveId id, OrganizationId? school, DateOnly lastDay, string actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var open = await OpenWindows.LoadAsync(db, id, school, now, cancellationToken);
        var longer = open.Schools.Where(one => one.Window.EndOn(lastDay) > one.School.ClosesAt).ToList();
        IReadOnlyList<Problem> problems =
        [
            .. open.Problems,
            .. open.Schools.Count > 0 && longer.Count == 0 ? [WindowProblems.NotLater(open.Schools[0].Window)] : Array.Empty<Problem>(),
            .. longer.Any(one => (one.Window.EndOn(lastDay) - open.Wave.OpensAt).TotalDays > WaveRules.LongestWindowDays)
                ? [WindowProblems.TooLong] : Array.Empty<Problem>(),
        ];
        if (problems.Count > 0)
        {
            return new WindowRefused(problems);
        }

        foreach (var (part, window) in longer)
        {
            var moved = window with { ClosesAt = window.EndOn(lastDay) };
            part.Replan(moved.ClosesAt, moved.InstructionalDays);
        }

        await open.MoveWaveAsync(db, cancellationToken);
        db.Record(now, actor, nameof(ExtendWindow), $"wave/{id.Value}", $"{(school is { } one ? $"school/{one.Value}" : $"{longer.Count} schools")} until {lastDay:yyyy-MM-dd}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new WindowChanged(longer.Count);
    }
}
