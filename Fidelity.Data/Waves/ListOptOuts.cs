using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>
/// The students of one school whom a wave asks, or would ask, by class, with those who have been taken out. It never says who has answered. The
/// caller checks that the reader may see the school.
/// </summary>
public sealed class ListOptOuts(FidelityDb db, TimeProvider clock, InstrumentLibrary library)
{
    /// <param name="search">Part of a name; empty for everybody.</param>
    /// <returns>Null when the school has no part in the wave, or its window is over.</returns>
    public async Task<OptOutList?> RunAsync(WaveId waveId, OrganizationId school, string search, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var wave = await db.Waves.AsNoTracking().SingleOrDefaultAsync(row => row.Id == waveId, cancellationToken);
        var part = await db.WaveSchools.AsNoTracking()
            .SingleOrDefaultAsync(row => row.WaveId == waveId && row.OrganizationId == school && row.ClosesAt > now, cancellationToken);
        if (wave is null || part is null)
        {
            return null;
        }

        var here = db.WaveSchools.Where(row => row.WaveId == waveId && row.OrganizationId == school).Select(row => row.OrganizationId);
        var people = await new WaveRoster(db).LoadAsync(wave, here, now, cancellationToken);
        Instrument[] instruments = [.. wave.Instruments.Select(library.Find).OfType<Instrument>()];
        var students = Audience.Of(instruments, people).Where(invitee => invitee.Instrument.Role == RespondentRole.Student).ToList();
        var ids = db.Memberships.Where(row => row.OrganizationId == school && row.Role == RosterRole.Student).Select(row => row.PersonId);
        var names = await db.People.Where(person => ids.Contains(person.Id))
            .Select(person => new { person.Id, person.FamilyName, person.GivenName }).ToDictionaryAsync(row => row.Id, cancellationToken);
        var classes = await db.Classes.Where(row => row.OrganizationId == school).ToDictionaryAsync(row => row.Id, row => row.Title, cancellationToken);
        var optedOut = await db.OptOuts.Where(row => row.WaveId == waveId).Select(row => row.PersonId).ToHashSetAsync(cancellationToken);
        var rows =
            from student in students
            let name = names[student.Person]
            let spoken = $"{name.GivenName} {name.FamilyName}"
            where spoken.Contains(search, StringComparison.CurrentCultureIgnoreCase)
            orderby name.FamilyName, name.GivenName, name.Id.Value
            select new OptOutStudent(student.Person, spoken, student.Class is { } id ? classes[id] : null, optedOut.Contains(student.Person));
        return new(wave, [.. rows], students.Count(student => optedOut.Contains(student.Person)), students.Count);
    }
}

/// <param name="Students">Those who were looked for, by family name.</param>
/// <param name="OptedOut">Of all the school's.</param>
public sealed record OptOutList(Wave Wave, IReadOnlyList<OptOutStudent> Students, int OptedOut, int Asked);

/// <param name="Class">Its title; null without a class.</param>
public sealed record OptOutStudent(PersonId Id, string Name, string? Class, bool IsOut);
