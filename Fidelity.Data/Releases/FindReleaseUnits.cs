using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Releases;

/// <summary>
/// The districts and schools of a wave, each with marks of what its figures are computed from, so that those can be told whose figures would come out as
/// they were. A few counts a school, and no answer is read.
/// </summary>
public sealed class FindReleaseUnits(FidelityDb db, InstrumentLibrary library)
{
    /// <summary>Ids of responses are random and 63 bits long: their number and the sums of both halves stand for the set.</summary>
    private const long Half = 1L << 32;

    /// <summary>The program's version, part of every mark and of the provenance.</summary>
    public static string CodeVersion { get; } =
        typeof(SchoolCells).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public async Task<IReadOnlyList<ReleaseUnit>> RunAsync(Wave wave, CancellationToken cancellationToken)
    {
        var schools = await SchoolsAsync(wave.Id, cancellationToken);
        var answers = await AnswersAsync(wave.Id, cancellationToken);
        var asked = await AskedAsync(wave.Id, cancellationToken);
        var common = Common(wave);
        return
        [
            .. schools.GroupBy(school => school.District?.Value ?? -school.Id.Value).Select(unit =>
            {
                var members = unit.Select(school => new UnitSchool(school.Id, school.Level, [.. asked[school.Id]])).ToList();
                var marks = members.ToDictionary(school => school.Id, school => MarksOf(school, answers.GetValueOrDefault(school.Id, "none"), common));
                if (unit.First().District is { } district)
                {
                    marks[district] = new(
                        HashOf(members.Select(school => marks[school.Id].Answers)), HashOf(members.Select(school => marks[school.Id].Inputs)));
                }

                return new ReleaseUnit(unit.First().District, members, marks);
            }),
        ];
    }

    private async Task<List<School>> SchoolsAsync(WaveId wave, CancellationToken cancellationToken) => await (
        from school in db.Organizations
        where db.WaveSchools.Any(row => row.WaveId == wave && row.OrganizationId == school.Id)
        join above in db.Organizations.Where(row => row.Kind == OrganizationKind.District) on school.ParentId equals (OrganizationId?)above.Id into districts
        from district in districts.DefaultIfEmpty()
        orderby school.SourcedId
        select new School(school.Id, school.Level, school.ParentId != null && district != null ? district.Id : null)).ToListAsync(cancellationToken);

    private async Task<Dictionary<OrganizationId, string>> AnswersAsync(WaveId wave, CancellationToken cancellationToken)
    {
        var rows = await db.Responses
            .Where(response => response.WaveId == wave)
            .GroupBy(response => response.OrganizationId)
            .Select(school => new { school.Key, Count = school.Count(), High = school.Sum(row => row.Id / Half), Low = school.Sum(row => row.Id % Half) })
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Key, row => string.Create(CultureInfo.InvariantCulture, $"{row.Count} {row.High} {row.Low}"));
    }

    private async Task<ILookup<OrganizationId, AskedCount>> AskedAsync(WaveId wave, CancellationToken cancellationToken)
    {
        var rows = await db.Invitations
            .Where(Invitation.Counts)
            .Where(invitation => invitation.WaveId == wave)
            .GroupBy(invitation => new { invitation.OrganizationId, invitation.Instrument, invitation.Grade })
            .Select(group => new { group.Key.OrganizationId, group.Key.Instrument, group.Key.Grade, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return rows.OrderBy(row => row.Instrument, StringComparer.Ordinal).ThenBy(row => row.Grade)
            .ToLookup(row => row.OrganizationId, row => new AskedCount(row.Instrument, row.Grade, row.Count));
    }

    private string Common(Wave wave) => HashOf(
    [
        CodeVersion, library.Framework.Hash, library.Baselines.Hash, DisclosureRules.Default.ToString(),
        .. wave.Instruments.Order(StringComparer.Ordinal).Select(key => $"{key} {library.InUse(key).Hash}"),
    ]);

    private static PartMarks MarksOf(UnitSchool school, string answers, string common) => new(
        HashOf([answers]),
        HashOf([answers, common, $"{school.Level}", .. school.Asked.Select(one => one.ToString())]));

    private static string HashOf(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));

    private sealed record School(OrganizationId Id, SchoolLevel? Level, OrganizationId? District);
}
