using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>
/// How many of those asked have answered: all that anybody sees of a wave before its release. Grades and classes are for whoever chases
/// answers, and are gone when the wave is no longer open.
/// </summary>
public sealed class LiveResponseRates(FidelityDb db, InstrumentLibrary library)
{
    /// <param name="schools">Only these, with grades and classes; null for the roles at all of the wave's.</param>
    /// <returns>By the schools' names; a school of which nobody is asked is left out.</returns>
    public async Task<IReadOnlyList<LiveSchool>> RunAsync(
        WaveId wave, IReadOnlyCollection<OrganizationId>? schools, CancellationToken cancellationToken)
    {
        var invitations = db.Invitations.Where(Invitation.Counts).Where(invitation => invitation.WaveId == wave);
        if (schools is not null)
        {
            invitations = invitations.Where(invitation => schools.Contains(invitation.OrganizationId));
        }

        var counts = await invitations
            .GroupBy(invitation => new { invitation.OrganizationId, invitation.Instrument, invitation.Grade, invitation.ClassId })
            .Select(group => new { group.Key, Asked = group.Count(), Answered = group.Count(row => row.IsAnswered) })
            .ToListAsync(cancellationToken);
        var names = await db.Organizations
            .Where(school => db.WaveSchools.Any(row => row.WaveId == wave && row.OrganizationId == school.Id))
            .ToDictionaryAsync(school => school.Id, school => school.Name, cancellationToken);
        var byGrade = schools is not null
            && await db.Waves.AnyAsync(row => row.Id == wave && row.State == WaveState.Open, cancellationToken);
        var titles = byGrade
            ? await db.Classes.Where(one => schools!.Contains(one.OrganizationId)).ToDictionaryAsync(one => one.Id, one => one.Title, cancellationToken)
            : [];
        return
        [
            .. counts.GroupBy(row => row.Key.OrganizationId).Select(school => new LiveSchool(
                    school.Key,
                    names[school.Key],
                    SchoolRates.Of(
                        school.OrderBy(row => row.Key.Grade)
                            .ThenBy(row => row.Key.ClassId is { } id ? titles.GetValueOrDefault(id, "") : "", StringComparer.Ordinal)
                            .Select(row => new RateCell(
                                library.InUse(row.Key.Instrument).Role, row.Key.Grade, row.Key.ClassId, row.Asked, row.Answered)),
                        byGrade),
                    titles))
                .OrderBy(school => school.Name, StringComparer.Ordinal),
        ];
    }
}

/// <param name="ClassTitles">Where classes are shown.</param>
public sealed record LiveSchool(
    OrganizationId Id, string Name, SchoolRates Rates, IReadOnlyDictionary<ClassId, string> ClassTitles);
