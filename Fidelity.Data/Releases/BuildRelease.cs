using System.Reflection;
using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;
using Fidelity.Core.Releases;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Releases;

/// <summary>What came of building a release.</summary>
public abstract record ReleaseOutcome
{
    private protected ReleaseOutcome()
    {
    }
}

public sealed record ReleaseBuilt(Release Release, int Cells) : ReleaseOutcome;

public sealed record ReleaseRefused(IReadOnlyList<Problem> Problems) : ReleaseOutcome;

/// <summary>
/// Turns a closed wave's answers into its next release, whole and in one transaction. Built again from the same answers it would be the
/// same, so it is: a release with the same hash as the wave's last is not stored twice.
/// </summary>
public sealed class BuildRelease(FidelityDb db, InstrumentLibrary library, TimeProvider clock)
{
    public async Task<ReleaseOutcome> RunAsync(WaveId waveId, string actor, CancellationToken cancellationToken)
    {
        if (await db.Waves.SingleOrDefaultAsync(row => row.Id == waveId, cancellationToken) is not { } wave)
        {
            return Refused("REL-001", $"There is no wave {waveId.Value}: look its number up on the school's page.");
        }

        if (wave.State is not (WaveState.Closed or WaveState.Released))
        {
            return Refused("REL-002", $"The wave \"{wave.Name}\" is {wave.State.ToString().ToLowerInvariant()}: a release is built after it has closed.");
        }

        if (wave.Instruments.Where(key => library.Find(key) is null).ToList() is { Count: > 0 } missing)
        {
            return new ReleaseRefused([.. missing.Select(key =>
                new Problem("REL-003", $"The wave used {key}, which is not installed: put its file back into instruments/."))]);
        }

        var schools = await LoadAsync(wave, cancellationToken);
        var (cells, audit) = Disclosure.Run(Compute(schools, await DistrictsAsync(cancellationToken)), DisclosureRules.Default);
        return audit.Problems.Count > 0
            ? new ReleaseRefused(audit.Problems)
            : await StoreAsync(wave, ProvenanceOf(wave, schools, audit), cells, actor, cancellationToken);
    }

    private static ReleaseRefused Refused(string code, string message) => new([new Problem(code, message)]);

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
                .GroupBy(invitation => new { invitation.OrganizationId, invitation.Instrument })
                .Select(group => new { group.Key.OrganizationId, group.Key.Instrument, Count = group.Count() })
                .ToListAsync(cancellationToken))
            .ToLookup(row => row.OrganizationId);
        List<SchoolAnswers> answers = [];
        foreach (var school in schools)
        {
            var responses = await db.Responses.AsNoTracking()
                .Where(response => response.WaveId == wave.Id && response.OrganizationId == school.Id)
                .ToListAsync(cancellationToken);
            answers.Add(new SchoolAnswers(
                school.Id, school.Level, instruments, eligible[school.Id].ToDictionary(row => row.Instrument, row => row.Count), responses));
        }

        return answers;
    }

    private Provenance ProvenanceOf(Wave wave, IReadOnlyList<SchoolAnswers> schools, DisclosureAudit audit) => new(
        library.Framework.Version,
        library.Framework.Hash,
        library.Baselines.Version,
        library.Baselines.Hash,
        string.Join('\n', wave.Instruments.Order(StringComparer.Ordinal).Select(key => $"{key} {library.Find(key)!.Hash}")),
        typeof(SchoolCells).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "",
        schools.Sum(school => school.Responses.Count(response => response.Completeness != Completeness.BreakOff)),
        schools.Sum(school => school.Eligible.Values.Sum()),
        audit.Tables,
        audit.HiddenCounts,
        audit.Narrowest);

    private async Task<ReleaseOutcome> StoreAsync(
        Wave wave, Provenance provenance, IReadOnlyList<ReleasedCell> cells, string actor, CancellationToken cancellationToken)
    {
        var sourcedIds = await db.Organizations.ToDictionaryAsync(row => row.Id, row => row.SourcedId, cancellationToken);
        var hash = ReleaseHash.Of(provenance, cells, sourcedIds);
        var last = await db.Releases.Where(row => row.WaveId == wave.Id).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        if (last?.Hash == hash)
        {
            return new ReleaseBuilt(last, cells.Count);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var release = new Release(wave.Id, (last?.Number ?? 0) + 1, wave.Name, now, provenance, hash, wave.IsDemonstration);
        db.Releases.Add(release);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var cell in cells)
        {
            cell.BelongsTo(release.Id);
        }

        db.ReleasedCells.AddRange(cells);
        wave.MarkReleased();
        db.Record(now, actor, nameof(BuildRelease), $"wave/{wave.Id.Value}", $"release {release.Number}, {cells.Count} cells, {hash}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ReleaseBuilt(release, cells.Count);
    }
}
