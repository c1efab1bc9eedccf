using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;
using Fidelity.Core.Releases;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Releases;

public abstract record ReleaseVerification;

/// <summary>The answers give the same cells, to the last digit, and the same hash.</summary>
public sealed record ReleaseIsIdentical(Release Release, int Cells) : ReleaseVerification;

/// <param name="Cells">What each cell is about that differs, is missing or is too many: columns separated by spaces, sorted.</param>
public sealed record ReleaseDiffers(Release Release, IReadOnlyList<string> Cells) : ReleaseVerification;

public sealed record ReleaseNotVerified(IReadOnlyList<Problem> Problems) : ReleaseVerification;

/// <summary>
/// Computes a release again from the stored answers, with the questionnaires and published figures that are installed now, and compares it
/// with what was stored. Changes nothing.
/// </summary>
public sealed class VerifyRelease(FidelityDb db, InstrumentLibrary library, ComputeRelease compute)
{
    private const int ColumnsOfAddress = 8;

    public async Task<ReleaseVerification> RunAsync(ReleaseId id, CancellationToken cancellationToken)
    {
        if (await db.Releases.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } release)
        {
            return Not("REL-008", $"There is no release {id.Value}: its number is in the feed's set Releases.");
        }

        var wave = await db.Waves.AsNoTracking().SingleAsync(row => row.Id == release.WaveId, cancellationToken);
        if (wave.Instruments.Where(key => library.Find(key) is null).ToList() is { Count: > 0 } missing)
        {
            return new ReleaseNotVerified([.. missing.Select(key =>
                new Problem("REL-003", $"The wave used {key}, which is not installed: put its file back into instruments/."))]);
        }

        var computed = (await compute.RunAsync(wave, cancellationToken)).Protected;
        if (computed.Audit.Problems.Count > 0)
        {
            return new ReleaseNotVerified(computed.Audit.Problems);
        }

        var sourcedIds = await db.Organizations.ToDictionaryAsync(row => row.Id, row => row.SourcedId, cancellationToken);
        var stored = await db.ReleasedCells.AsNoTracking().Where(cell => cell.ReleaseId == id).ToListAsync(cancellationToken);
        var lines = stored.Select(cell => ReleaseHash.LineOf(cell, sourcedIds[cell.OrganizationId])).ToHashSet(StringComparer.Ordinal);
        var again = computed.Cells.Select(cell => ReleaseHash.LineOf(cell, sourcedIds[cell.OrganizationId])).ToHashSet(StringComparer.Ordinal);
        if (lines.SetEquals(again) && ReleaseHash.Of(release.Provenance, computed.Cells, sourcedIds) == release.Hash)
        {
            return new ReleaseIsIdentical(release, stored.Count);
        }

        lines.SymmetricExceptWith(again);
        return new ReleaseDiffers(release, [.. lines.Select(Address).Distinct().Order(StringComparer.Ordinal)]);
    }

    private static ReleaseNotVerified Not(string code, string message) => new([new Problem(code, message)]);

    private static string Address(string line) => string.Join(' ', line.Split('\t').Take(ColumnsOfAddress).Where(column => column.Length > 0));
}
