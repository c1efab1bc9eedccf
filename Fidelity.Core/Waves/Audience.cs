using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;

namespace Fidelity.Core.Waves;

/// <summary>
/// Who is asked in a wave, through which school and class, with which instrument. A person is asked once, however many classes,
/// schools or roles list the person: as principal before teacher before student; through a homeroom, else the person's primary class,
/// else the class with the lowest numbers; without a class, through the school with the lowest number.
/// </summary>
public static class Audience
{
    private static readonly (RosterRole Roster, RespondentRole Respondent)[] RolesByPrecedence =
    [
        (RosterRole.Principal, RespondentRole.Principal),
        (RosterRole.Teacher, RespondentRole.Teacher),
        (RosterRole.Student, RespondentRole.Student),
    ];

    /// <param name="instruments">The wave's; of several that fit a person, the first.</param>
    /// <param name="people">Whoever is at one of the wave's schools, with places at those schools only.</param>
    /// <returns>In the order of the person's number.</returns>
    public static IReadOnlyList<Invitee> Of(IReadOnlyList<Instrument> instruments, IEnumerable<RosterPerson> people) =>
        [.. people.OrderBy(person => person.Id.Value).Select(person => Invite(instruments, person)).OfType<Invitee>()];

    private static Invitee? Invite(IReadOnlyList<Instrument> instruments, RosterPerson person)
    {
        foreach (var (rosterRole, role) in RolesByPrecedence)
        {
            var schools = person.Schools.Where(school => school.Role == rosterRole).Select(school => school.Id).ToHashSet();
            var grade = role == RespondentRole.Student ? person.Grade : null;
            var instrument = instruments.FirstOrDefault(candidate => candidate.IsFor(role, grade));
            if (schools.Count == 0 || instrument is null)
            {
                continue;
            }

            var place = person.Places
                .Where(place => place.Role == rosterRole && schools.Contains(place.School))
                .MinBy(place => (!place.IsHomeroom, !place.IsPrimary, place.School.Value, place.Class.Value));
            var school = place?.School ?? schools.MinBy(id => id.Value);
            // An adult's class would only tell more about the adult: nothing is scored by it.
            return new Invitee(person.Id, school, instrument, role == RespondentRole.Student ? place?.Class : null, grade);
        }

        return null;
    }
}

/// <summary>Somebody on the roster of the wave's schools.</summary>
public sealed record RosterPerson(
    PersonId Id, int? Grade, IReadOnlyList<(OrganizationId Id, RosterRole Role)> Schools, IReadOnlyList<RosterPlace> Places);

/// <summary>A class that a person is in now.</summary>
public sealed record RosterPlace(OrganizationId School, ClassId Class, RosterRole Role, bool IsHomeroom, bool IsPrimary);

/// <param name="Grade">Of a student; null for adults.</param>
public sealed record Invitee(PersonId Person, OrganizationId School, Instrument Instrument, ClassId? Class, int? Grade);
