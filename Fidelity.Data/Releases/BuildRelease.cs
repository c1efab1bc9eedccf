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

/// <param name="Held">Organisations that keep what was last published of them.</param>
public sealed record ReleaseBuilt(Release Release, int Cells, int Held) : ReleaseOutcome;

public sealed record ReleaseRefused(IReadOnlyList<Problem> Problems) : ReleaseOutcome;

/// <summary>
/// Turns a closed wave's answers into its next release. Built again from the same answers it would be the same, so it is: a release with the
/// same hash as the wave's last is not stored twice. Organisations of which nothing has changed are not computed again. All of it appears at once,
/// or nothing: parts that no release shows are not seen by anybody.
/// </summary>
public sealed class BuildRelease(FidelityDb db, InstrumentLibrary library, FindReleaseUnits find, ComputeRelease compute, SumUpStates states, TimeProvider clock)
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

        await ForgetUnshownPartsAsync(waveId, cancellationToken);
        var last = await db.Releases.Where(row => row.WaveId == waveId).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        var (shown, problems) = await PartsAsync(wave, (last?.Number ?? 0) + 1, cancellationToken);
        if (problems.Count > 0)
        {
            await ForgetUnshownPartsAsync(waveId, cancellationToken);
            return new ReleaseRefused(problems);
        }

        return await StoreAsync(wave, last, shown, actor, cancellationToken);
    }

    private static ReleaseRefused Refused(string code, string message) => new([new Problem(code, message)]);

    /// <summary>What an interrupted or refused build of this wave left.</summary>
    private async Task ForgetUnshownPartsAsync(WaveId wave, CancellationToken cancellationToken)
    {
        var unshown = await db.ReleaseParts.Where(part => part.WaveId == wave && !db.ReleaseContents.Any(content => content.PartId == part.Id))
            .Select(part => part.Id).ToListAsync(cancellationToken);
        foreach (var id in unshown)
        {
            await db.ReleasedCells.Where(cell => cell.PartId == id).ExecuteDeleteAsync(cancellationToken);
            await db.ReleaseParts.Where(part => part.Id == id).ExecuteDeleteAsync(cancellationToken);
        }
    }

    /// <summary>The parts that the release shows, the new ones stored. After the first problem nothing more is stored.</summary>
    private async Task<(List<StoredPart> Shown, List<Problem> Problems)> PartsAsync(Wave wave, int number, CancellationToken cancellationToken)
    {
        var last = await LastContents.BeforeAsync(db, wave.Id, number, cancellationToken);
        List<StoredPart> shown = [];
        List<Problem> problems = [];
        List<ReleaseUnit> changed = [];
        foreach (var unit in await find.RunAsync(wave, cancellationToken))
        {
            if (last.Unchanged(unit) is { } parts)
            {
                shown.AddRange(parts.Select(part => new StoredPart(part, IsHeld: false)));
            }
            else
            {
                changed.Add(unit);
            }
        }

        var write = new WriteReleaseParts(db);
        await foreach (var unit in compute.RunAsync(wave, changed, cancellationToken))
        {
            problems.AddRange(unit.Problems);
            if (problems.Count == 0)
            {
                var chosen = await last.ChooseAsync(unit, cancellationToken);
                shown.AddRange(chosen.Where(part => part.Kept is not null).Select(part => new StoredPart(part.Kept!, part.IsHeld)));
                shown.AddRange((await write.RunAsync(wave.Id, [.. chosen.Where(part => part.Kept is null).Select(part => part.Computed)], cancellationToken))
                    .Select(part => new StoredPart(part, IsHeld: false)));
            }
        }

        if (problems.Count == 0)
        {
            foreach (var state in await states.RunAsync(shown.Select(one => one.Part.Id), cancellationToken))
            {
                shown.Add(new(last.Same(state) ?? (await write.RunAsync(wave.Id, [state], cancellationToken))[0], IsHeld: false));
            }
        }

        return (shown, problems);
    }

    private async Task<ReleaseOutcome> StoreAsync(Wave wave, Release? last, List<StoredPart> shown, string actor, CancellationToken cancellationToken)
    {
        var sourcedIds = await db.Organizations.ToDictionaryAsync(row => row.Id, row => row.SourcedId, cancellationToken);
        var provenance = Provenance.Of(wave, library, FindReleaseUnits.CodeVersion, shown.Select(one => one.Part.Summary));
        var hash = ReleaseHash.OfRelease(provenance, shown.Select(one => (sourcedIds[one.Part.OrganizationId], one.Part.Hash, one.IsHeld)));
        var cells = shown.Sum(one => one.Part.Summary.Cells);
        var held = shown.Count(one => one.IsHeld);
        if (last?.Hash == hash)
        {
            return new ReleaseBuilt(last, cells, held);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var release = new Release(wave.Id, (last?.Number ?? 0) + 1, wave.Name, now, provenance, hash, wave.IsDemonstration);
        db.Releases.Add(release);
        await db.SaveChangesAsync(cancellationToken);
        db.ReleaseContents.AddRange(shown.Select(one => new ReleaseContent(release.Id, one.Part.OrganizationId, one.Part.Id, one.IsHeld)));
        wave.MarkReleased();
        db.Record(now, actor, nameof(BuildRelease), $"wave/{wave.Id.Value}", $"release {release.Number}, {cells} cells, {held} organisations held, {hash}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ReleaseBuilt(release, cells, held);
    }

    private sealed record StoredPart(ReleasePart Part, bool IsHeld);
}
