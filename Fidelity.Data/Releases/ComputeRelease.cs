using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Releases;

/// <summary>
/// A wave's answers, computed and protected: what is released, and what a release is checked against. Every questionnaire of the wave must
/// be installed.
/// </summary>
public sealed class ComputeRelease(FidelityDb db, InstrumentLibrary library)
{
    public async Task<ComputedRelease> RunAsync(Wave wave, CancellationToken cancellationToken)
    {
        var schools = await LoadAsync(wave, cancellationToken);
        return new(schools, Disclosure.Run(Compute(schools, await DistrictsAsync(cancellationToken)), DisclosureRules.Default));
    }

    /// <summary>The figures of the schools, then those over each district.</summary>
    private List<CandidateCell> Compute(IReadOnlyList<SchoolAnswers> schools, Dictionary<OrganizationId, OrganizationId> districts)
    {
        List<CandidateCell> cells = [.. schools.SelectMany(school => SchoolCells.Of(school, library, DisclosureRules.Default))];
        var ofSchool = cells.ToLookup(cell => cell.Address.Organization);
        foreach (var district in schools.Where(school => districts.ContainsKey(school.School)).GroupBy(school => districts[school.School]))
        {
            cells.AddRange(DistrictCells.Of(
                district.Key, [.. district], [.. district.SelectMany(school => ofSchool[school.School])], DisclosureRules.Default));
        }

        return cells;
    }

    private async Task<Dictionary<OrganizationId, OrganizationId>> DistrictsAsync(CancellationToken cancellationToken) =>
        await (from school in db.Organizations
               join district in db.Organizations on school.ParentId equals (OrganizationId?)district.Id
               where school.Kind == OrganizationKind.School && district.Kind == OrganizationKind.District
               select new { School = school.Id, District = district.Id })
            .ToDictionaryAsync(row => row.School, row => row.District, cancellationToken);

    private async Task<IReadOnlyList<SchoolAnswers>> LoadAsync(Wave wave, CancellationToken cancellationToken)
    {
        var instruments = wave.Instruments.Select(key => library.Find(key)!).ToList();
        var schools = await db.Organizations
            .Where(school => db.WaveSchools.Any(row => row.WaveId == wave.Id && row.OrganizationId == school.Id))
            .OrderBy(school => school.SourcedId)
            .ToListAsync(cancellationToken);
        var eligible = (await db.Invitations
                .Where(invitation => invitation.WaveId == wave.Id)
                .GroupBy(invitation => new { invitation.OrganizationId, invitation.Instrument, invitation.Grade })
                .Select(group => new { group.Key.OrganizationId, group.Key.Instrument, group.Key.Grade, Count = group.Count() })
                .ToListAsync(cancellationToken))
            .ToLookup(row => row.OrganizationId);
        List<SchoolAnswers> answers = [];
        foreach (var school in schools)
        {
            var responses = await db.Responses.AsNoTracking()
                .Where(response => response.WaveId == wave.Id && response.OrganizationId == school.Id)
                .ToListAsync(cancellationToken);
            answers.Add(new SchoolAnswers(
                school.Id, school.Level, instruments,
                eligible[school.Id].GroupBy(row => row.Instrument).ToDictionary(rows => rows.Key, rows => rows.Sum(row => row.Count)), responses)
            {
                EligibleByGrade = eligible[school.Id].Where(row => row.Grade is not null).ToDictionary(row => (row.Instrument, row.Grade!.Value), row => row.Count),
            });
        }

        return answers;
    }
}

public sealed record ComputedRelease(IReadOnlyList<SchoolAnswers> Schools, ProtectedCells Protected);
