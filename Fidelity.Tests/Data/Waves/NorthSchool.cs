using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Fidelity.Data.Waves;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Tests.Data.Waves;

/// <summary>
/// One school: theo and tess teach, pia is the principal (without a mail address), and students, of grade 4 unless told otherwise and named
/// "s1", "s2" and so on, are in two classes.
/// </summary>
internal static class NorthSchool
{
    public static readonly TimeSpan Window = TimeSpan.FromDays(14);

    public static async Task<(OrganizationId School, IReadOnlyList<ClassId> Classes)> EnrollAsync(FidelityDb db, int students, int grade = 4)
    {
        var school = new Organization("north", OrganizationKind.School, "North School");
        db.Organizations.Add(school);
        await db.SaveChangesAsync();
        SchoolClass[] classes = [new("class-a", school.Id, "4A"), new("class-b", school.Id, "4B")];
        db.Classes.AddRange(classes);
        await db.SaveChangesAsync();

        await AddAsync("theo", RosterRole.Teacher, null, "theo@north.example");
        await AddAsync("tess", RosterRole.Teacher, null, "tess@north.example");
        await AddAsync("pia", RosterRole.Principal, null, null);
        for (var i = 1; i <= students; i++)
        {
            var id = await AddAsync($"s{i}", RosterRole.Student, grade, null);
            db.Enrollments.Add(new Enrollment($"in-{i}", classes[i % 2].Id, id, RosterRole.Student));
        }

        await db.SaveChangesAsync();
        return (school.Id, [.. classes.Select(row => row.Id)]);

        async Task<PersonId> AddAsync(string name, RosterRole role, int? grade, string? email)
        {
            var person = new Person(name, name, "Of North");
            person.Place(grade);
            person.Reach(email);
            db.People.Add(person);
            await db.SaveChangesAsync();
            db.Memberships.Add(new Membership(person.Id, school.Id, role));
            return person.Id;
        }
    }

    /// <summary>Opens now, closes after 14 days; with every instrument, in English and Spanish.</summary>
    public static WavePlan PlanOf(OrganizationId school, InstrumentLibrary library, DateTime now) => new(
        "Fall 2026", now, now + Window, "America/New_York",
        [.. library.Newest.Select(instrument => instrument.Key)], ["en", "es"], [school]);

    /// <summary>What is printed for, or mailed to, the person of that roster id.</summary>
    public static async Task<string> AccessOfAsync(FidelityDb db, DataFolder folder, WaveId wave, string sourcedId)
    {
        var row = await (
            from invitation in db.Invitations
            join person in db.People on invitation.PersonId equals (PersonId?)person.Id
            where invitation.WaveId == wave && person.SourcedId == sourcedId
            select new { invitation.Nonce, IsStudent = person.Grade != null }).SingleAsync();
        return Access.For(row.IsStudent ? RespondentRole.Student : RespondentRole.Teacher, folder.InstallationKey, row.Nonce);
    }
}
