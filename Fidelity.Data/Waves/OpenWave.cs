using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Fidelity.Core.Calendars;
using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Fidelity.Data.Mail;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>
/// Opens a wave whose time has come: works out who is asked, gives each a link or a code, and a random key to each class. All in one transaction,
/// so that a run that is killed leaves nothing, and a second run finds the wave open. Mails are for <see cref="SendWave"/>, except in an
/// anonymous wave: only now is it known whose link is whose, so that its mails are written now and wait in the outbox for school time.
/// </summary>
public sealed class OpenWave(FidelityDb db, TimeProvider clock, InstrumentLibrary library, DataFolder folder, SurveyMails mails)
{
    public async Task<WaveOpening> RunAsync(WaveId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var wave = await db.Waves.SingleAsync(row => row.Id == id, cancellationToken);
        if (!wave.IsDueToOpen(now))
        {
            return new WaveNotDue(wave.State);
        }

        if (NoticeRules.Check(wave, library) is { Count: > 0 } problems)
        {
            await HoldBackAsync(wave, problems, now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new WaveHeldBack(problems);
        }

        var people = await new WaveRoster(db).LoadAsync(wave, now, cancellationToken);
        var audience = await AudienceAsync(wave, people, cancellationToken);
        var make = new NewInvitations(folder);
        List<Invitation> invitations = [.. audience.Select(invitee => make.For(wave, invitee))];
        var asked = invitations.Count;
        if (wave.IsAnonymous)
        {
            await new AnonymousMails(db, library, folder, mails).QueueAsync(wave, audience.Zip(invitations), isOpening: true, now, cancellationToken);
            invitations.AddRange(await SpareCardsAsync(wave, audience, make, now, cancellationToken));
            // Rows in the order of the roster, beside mails in the order of the roster, would be as good as names.
            RandomNumberGenerator.Shuffle(CollectionsMarshal.AsSpan(invitations));
        }

        db.Invitations.AddRange(invitations);
        db.ClassClusters.AddRange(invitations
            .Select(invitation => invitation.ClassId)
            .OfType<ClassId>()
            .Distinct()
            .Select(classId => new ClassCluster(wave.Id, classId, RandomKey.Next())));
        wave.Open();
        db.Record(now, "system", nameof(OpenWave), $"wave/{id.Value}", $"{asked} asked of {people.Count} on the roster");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new WaveOpened(asked, people.Count - asked);
    }

    /// <summary>It stays planned, and the audit says once why; pages say it too (<see cref="NoticeRules"/>).</summary>
    private async Task HoldBackAsync(Wave wave, IReadOnlyList<Problem> problems, DateTime now, CancellationToken cancellationToken)
    {
        var subject = $"wave/{wave.Id.Value}";
        if (!await db.Audit.AnyAsync(entry => entry.UseCase == nameof(OpenWave) && entry.Subject == subject, cancellationToken))
        {
            db.Record(now, "system", nameof(OpenWave), subject, $"held back: {string.Join(", ", problems.Select(problem => problem.Code))}");
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Taken out before the wave opened: nothing of it is made for them.</summary>
    private async Task<IReadOnlyList<Invitee>> AudienceAsync(Wave wave, IReadOnlyList<RosterPerson> people, CancellationToken cancellationToken)
    {
        var optedOut = await db.OptOuts.Where(row => row.WaveId == wave.Id).Select(row => row.PersonId).ToHashSetAsync(cancellationToken);
        return [.. Audience.Of([.. wave.Instruments.Select(library.Find).OfType<Instrument>()], people.Where(person => !optedOut.Contains(person.Id)))];
    }

    private async Task<IEnumerable<Invitation>> SpareCardsAsync(
        Wave wave, IReadOnlyList<Invitee> audience, NewInvitations make, DateTime now, CancellationToken cancellationToken)
    {
        var zones = await db.Organizations.Where(school => db.WaveSchools.Any(row => row.WaveId == wave.Id && row.OrganizationId == school.Id))
            .ToDictionaryAsync(school => school.Id, school => school.TimeZone, cancellationToken);
        return audience.Select(InvitationPool.Of).Distinct().SelectMany(pool => make.Pool(
            wave, pool, library.InUse(pool.Instrument).Role, asked: 0, pool.Spares, SchoolClock.DayOf(now, zones[pool.School])));
    }
}

/// <summary>What came of an attempt to open.</summary>
public abstract record WaveOpening
{
    private protected WaveOpening()
    {
    }
}

/// <param name="NotAsked">People at the schools for whom the wave has no instrument, such as students outside every grade band.</param>
public sealed record WaveOpened(int Asked, int NotAsked) : WaveOpening;

/// <summary>It asks about something that the law protects, and parents were not told as they must be: it stays planned.</summary>
public sealed record WaveHeldBack(IReadOnlyList<Problem> Problems) : WaveOpening;

/// <summary>Already open, already over, or too early: nothing was changed.</summary>
public sealed record WaveNotDue(WaveState State) : WaveOpening;
