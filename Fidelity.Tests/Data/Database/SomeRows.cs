using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;

namespace Fidelity.Tests.Data.Database;

/// <summary>A district with one school, theo who teaches there, and a planned wave: what most rows need before they can be.</summary>
internal sealed record SomeRows(OrganizationId District, OrganizationId School, PersonId Theo, WaveId Wave)
{
    /// <summary>Seven digits of a second in .NET; six are kept.</summary>
    public static DateTime Opens { get; } = new DateTime(2026, 10, 5, 13, 0, 0, DateTimeKind.Utc).AddTicks(1_234_567);

    public static async Task<SomeRows> AddAsync(TestInstallation installation) => await installation.WithDb(async db =>
    {
        var district = new Organization("district-1", OrganizationKind.District, "Riverside");
        db.Add(district);
        await db.SaveChangesAsync();
        var school = new Organization("school-1", OrganizationKind.School, "École Niño 学校");
        school.MoveUnder(district.Id);
        var theo = new Person("theo-1", "Theo", "Tran");
        var wave = Fidelity.Core.Waves.Wave.Plan(new WavePlan(
            "Fall 2026", Opens, Opens.AddDays(14), "America/New_York", ["teacher/1.0", "student-lower/1.0"], ["en", "es"], [school.Id]));
        db.AddRange(school, theo, wave);
        await db.SaveChangesAsync();
        return new SomeRows(district.Id, school.Id, theo.Id, wave.Id);
    });

    public Invitation Invite(string accessHash)
    {
        var invitation = new Invitation(Wave, Theo, School, "teacher/1.0", classId: null, grade: null);
        invitation.GiveAccess(nonce: long.MaxValue, accessHash);
        return invitation;
    }
}
