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
public sealed class VerifyRelease(FidelityDb db, InstrumentLibrary library, FindReleaseUnits find, ComputeRelease compute, SumUpStates states)
{
    private const int ColumnsOfAddress = 7;

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

        var sourcedIds = await db.Organizations.ToDictionaryAsync(row => row.Id, row => row.SourcedId, cancellationToken);
        var contents = await db.ReleaseContents.AsNoTracking().Where(row => row.ReleaseId == id).ToDictionaryAsync(row => row.OrganizationId, cancellationToken);
        var shown = contents.Values.Select(content => content.PartId).ToList();
        var last = await LastContents.BeforeAsync(db, wave.Id, release.Number, cancellationToken);
        List<ChosenPart> again = [];
        List<string> differing = [];
        var cells = 0;
        await foreach (var unit in compute.RunAsync(wave, await find.RunAsync(wave, cancellationToken), cancellationToken))
        {
            if (unit.Problems.Count > 0)
            {
                return new ReleaseNotVerified(unit.Problems);
            }

            foreach (var part in await last.ChooseAsync(unit, cancellationToken))
            {
                await CompareAsync(part);
            }
        }

        foreach (var state in await states.RunAsync(shown, cancellationToken))
        {
            await CompareAsync(new(state, last.Same(state), IsHeld: false));
        }

        foreach (var (organization, content) in contents)
        {
            differing.AddRange((await CellsAsync(content.PartId, cancellationToken)).Select(cell => $"{sourcedIds[organization]} {Address(ReleaseHash.LineOf(cell))}"));
        }

        var provenance = Provenance.Of(wave, library, FindReleaseUnits.CodeVersion, again.Select(part => part.Summary));
        var hash = ReleaseHash.OfRelease(provenance, again.Select(part => (sourcedIds[part.Computed.Organization], part.Hash, part.IsHeld)));
        return differing.Count == 0 && provenance == release.Provenance && hash == release.Hash
            ? new ReleaseIsIdentical(release, cells)
            : new ReleaseDiffers(release, [.. differing.Distinct().Order(StringComparer.Ordinal)]);

        async Task CompareAsync(ChosenPart part)
        {
            again.Add(part);
            var stored = contents.Remove(part.Computed.Organization, out var content) ? await CellsAsync(content.PartId, cancellationToken) : [];
            cells += stored.Count;
            differing.AddRange(Differing(stored, part).Select(line => $"{sourcedIds[part.Computed.Organization]} {Address(line)}"));
        }
    }

    /// <summary>What is held cannot be computed from the answers any more: its own hash vouches for it, and where that does not, for none of its cells.</summary>
    private static HashSet<string> Differing(IReadOnlyList<ReleasedCell> stored, ChosenPart part)
    {
        var lines = stored.Select(ReleaseHash.LineOf).ToHashSet(StringComparer.Ordinal);
        if (part.IsHeld)
        {
            return ReleaseHash.OfCells(stored) == part.Hash ? [] : lines;
        }

        lines.SymmetricExceptWith(part.Computed.Cells.Select(ReleaseHash.LineOf));
        return lines;
    }

    private Task<List<ReleasedCell>> CellsAsync(ReleasePartId part, CancellationToken cancellationToken) =>
        db.ReleasedCells.AsNoTracking().Where(cell => cell.PartId == part).ToListAsync(cancellationToken);

    private static ReleaseNotVerified Not(string code, string message) => new([new Problem(code, message)]);

    private static string Address(string line) => string.Join(' ', line.Split('\t').Take(ColumnsOfAddress).Where(column => column.Length > 0));
}
