using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>How many of those asked have answered: all that anybody sees of a wave before its release.</summary>
public sealed class LiveResponseRates(FidelityDb db)
{
    /// <param name="schools">Only these; null for all of the wave's.</param>
    public async Task<IReadOnlyList<LiveResponseRate>> RunAsync(
        WaveId wave, IReadOnlyCollection<OrganizationId>? schools, CancellationToken cancellationToken)
    {
        var invitations = db.Invitations.Where(Invitation.Counts).Where(invitation => invitation.WaveId == wave);
        if (schools is not null)
        {
            invitations = invitations.Where(invitation => schools.Contains(invitation.OrganizationId));
        }

        var counts = await invitations
            .GroupBy(invitation => new { invitation.OrganizationId, invitation.Instrument })
            .Select(group => new
            {
                group.Key.OrganizationId, group.Key.Instrument, Eligible = group.Count(), Answered = group.Count(row => row.IsAnswered),
            })
            .ToListAsync(cancellationToken);
        var names = await db.Organizations
            .Where(school => db.WaveSchools.Any(row => row.WaveId == wave && row.OrganizationId == school.Id))
            .ToDictionaryAsync(school => school.Id, school => school.Name, cancellationToken);
        return
        [
            .. counts
                .Select(row => new LiveResponseRate(
                    row.OrganizationId, names[row.OrganizationId], row.Instrument, row.Eligible, row.Answered))
                .OrderBy(rate => rate.School, StringComparer.Ordinal)
                .ThenBy(rate => rate.Instrument, StringComparer.Ordinal),
        ];
    }
}

/// <param name="Instrument">Key of the instrument version.</param>
public sealed record LiveResponseRate(OrganizationId SchoolId, string School, string Instrument, int Eligible, int Answered)
{
    /// <summary>0 to 100; null when nobody was asked.</summary>
    public double? Percent => Eligible == 0 ? null : 100.0 * Answered / Eligible;
}
