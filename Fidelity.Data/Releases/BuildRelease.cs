using System.Reflection;
using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;
using Fidelity.Core.Releases;
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
public sealed class BuildRelease(FidelityDb db, InstrumentLibrary library, ComputeRelease compute, TimeProvider clock)
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

        var (schools, (cells, audit)) = await compute.RunAsync(wave, cancellationToken);
        return audit.Problems.Count > 0
            ? new ReleaseRefused(audit.Problems)
            : await StoreAsync(wave, ProvenanceOf(wave, schools, audit), cells, actor, cancellationToken);
    }

    private static ReleaseRefused Refused(string code, string message) => new([new Problem(code, message)]);

    private Provenance ProvenanceOf(Wave wave, IReadOnlyList<SchoolAnswers> schools, DisclosureAudit audit) => new(
        library.Framework.Version,
        library.Framework.Hash,
        library.Baselines.Version,
        library.Baselines.Hash,
        string.Join('\n', wave.Instruments.Order(StringComparer.Ordinal).Select(key => $"{key} {library.Find(key)!.Hash}")),
        typeof(SchoolCells).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "",
        schools.Sum(school => school.Answered),
        schools.Sum(school => school.Eligible),
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
