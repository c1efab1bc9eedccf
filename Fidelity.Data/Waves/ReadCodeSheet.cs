using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>
/// The access codes of one class, for a sheet to cut up. It names every student asked through the class, also those who have answered:
/// a sheet that left them out would tell who has. The caller checks that the reader may see the school.
/// </summary>
public sealed class ReadCodeSheet(FidelityDb db, DataFolder folder, SurveyLinks links)
{
    /// <returns>Null when the wave is not open, or asks nobody through this class.</returns>
    public async Task<CodeSheet?> RunAsync(WaveId waveId, ClassId classId, CancellationToken cancellationToken)
    {
        var wave = await db.Waves.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == waveId && row.State == WaveState.Open, cancellationToken);
        var rows = await (
            from invitation in db.Invitations.Where(Invitation.Counts)
            join person in db.People on invitation.PersonId equals (PersonId?)person.Id
            where invitation.WaveId == waveId && invitation.ClassId == classId
            orderby person.FamilyName, person.GivenName, person.Id
            select new { person.GivenName, person.FamilyName, invitation.Nonce, invitation.OrganizationId })
            .ToListAsync(cancellationToken);
        if (wave is null || rows.Count == 0)
        {
            return null;
        }

        var title = await db.Classes.Where(row => row.Id == classId).Select(row => row.Title).SingleAsync(cancellationToken);
        var schoolId = rows[0].OrganizationId;
        var school = await db.Organizations.Where(row => row.Id == schoolId).Select(row => row.Name).SingleAsync(cancellationToken);
        return new CodeSheet(wave, schoolId, school, title, links.CodeEntry, [.. rows.Select(row =>
        {
            var code = Access.For(RespondentRole.Student, folder.InstallationKey, row.Nonce);
            return new CodeCard($"{row.GivenName} {row.FamilyName}", AccessCode.Spaced(code), links.To(code));
        })]);
    }
}

/// <param name="CodeEntry">The address where a code is typed.</param>
public sealed record CodeSheet(
    Wave Wave, OrganizationId SchoolId, string School, string ClassTitle, string CodeEntry, IReadOnlyList<CodeCard> Cards);

/// <param name="Code">With its dash.</param>
public sealed record CodeCard(string Student, string Code, string Link);
