using Fidelity.Core.Calendars;
using Fidelity.Core.Problems;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>
/// Records that a student is not to be asked in a wave, or takes that back, before the wave and while it is open. What was saved and not sent
/// goes at once. Nothing tells whether the student has answered: then nothing changes, because nobody knows which answers they are. The caller
/// checks that the actor may see the school.
/// </summary>
public sealed class SetOptOut(FidelityDb db, TimeProvider clock)
{
    /// <summary>Who is a student there, and whether the window is over, is known to the database only.</summary>
    public const string NoSuchStudent = "WAV-035";

    /// <inheritdoc cref="NoSuchStudent"/>
    public const string WindowIsOver = "WAV-036";

    /// <returns>Empty when it is as wanted.</returns>
    public async Task<IReadOnlyList<Problem>> RunAsync(
        WaveId wave, OrganizationId school, PersonId student, bool isOut, string actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (!await db.Memberships.AnyAsync(
            row => row.PersonId == student && row.OrganizationId == school && row.Role == RosterRole.Student && row.IsActive, cancellationToken))
        {
            return [new(NoSuchStudent, "This is no student of the school, or not any more: choose from the list.")];
        }

        if (!await db.WaveSchools.AnyAsync(row => row.WaveId == wave && row.OrganizationId == school && row.ClosesAt > now, cancellationToken))
        {
            return [new(WindowIsOver, "The survey is over at this school: nobody is asked any more.")];
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = await db.OptOuts.SingleOrDefaultAsync(row => row.WaveId == wave && row.PersonId == student, cancellationToken);
        if (isOut == row is not null)
        {
            return [];
        }

        if (row is null)
        {
            db.OptOuts.Add(new OptOut(wave, student, now, actor));
            await WithdrawAsync(wave, student, now, cancellationToken);
        }
        else
        {
            db.OptOuts.Remove(row);
            await ReturnAsync(wave, student, cancellationToken);
        }

        db.Record(now, actor, nameof(SetOptOut), $"wave/{wave.Value}", $"school/{school.Value}, {(isOut ? "out" : "taken back")}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [];
    }

    private async Task WithdrawAsync(WaveId wave, PersonId student, DateTime now, CancellationToken cancellationToken)
    {
        var mine = Mine(wave, student).Where(row => !row.IsAnswered && row.WithdrawnOn == null);
        var timeZone = await db.Organizations.Where(school => mine.Any(row => row.OrganizationId == school.Id))
            .Select(school => school.TimeZone).SingleOrDefaultAsync(cancellationToken);
        if (timeZone is null)
        {
            return;
        }

        var today = SchoolClock.DayOf(now, timeZone);
        await db.Drafts.Where(draft => mine.Any(row => row.AccessHash == draft.AccessHash)).ExecuteDeleteAsync(cancellationToken);
        await mine.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.WithdrawnOn, today).SetProperty(row => row.Withdrawal, Withdrawal.OptedOut), cancellationToken);
    }

    private Task<int> ReturnAsync(WaveId wave, PersonId student, CancellationToken cancellationToken) =>
        Mine(wave, student).Where(row => row.Withdrawal == Withdrawal.OptedOut).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.WithdrawnOn, (DateOnly?)null).SetProperty(row => row.Withdrawal, (Withdrawal?)null), cancellationToken);

    /// <summary>None in an anonymous wave: there, <see cref="FollowRoster"/> asks one fewer.</summary>
    private IQueryable<Invitation> Mine(WaveId wave, PersonId student) => db.Invitations.Where(row => row.WaveId == wave && row.PersonId == student);
}
