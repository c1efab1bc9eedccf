using Fidelity.Core.Problems;
using Fidelity.Core.Releases;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Releases;

public abstract record ReleaseChanges;

/// <param name="Before">Number of the release that this one corrects; 0 for a wave's first, of which everything is new.</param>
/// <param name="Cells">Sorted by organisation.</param>
/// <param name="Held">Identifiers of the organisations that keep what an earlier release said.</param>
public sealed record ReleaseChangesListed(Release Release, int Before, IReadOnlyList<ChangedCell> Cells, IReadOnlyList<string> Held) : ReleaseChanges;

public sealed record ReleaseChangesRefused(IReadOnlyList<Problem> Problems) : ReleaseChanges;

/// <param name="Organization">The roster's identifier.</param>
/// <param name="Before">As it was published; null where it was not there.</param>
/// <param name="After">As it is published; null where it is no more.</param>
public sealed record ChangedCell(string Organization, CellAddress Address, ReleasedCell? Before, ReleasedCell? After);

/// <summary>What a release publishes differently from the one before it of the same wave.</summary>
public sealed class ListReleaseChanges(FidelityDb db)
{
    public async Task<ReleaseChanges> RunAsync(ReleaseId id, CancellationToken cancellationToken)
    {
        if (await db.Releases.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } release)
        {
            return new ReleaseChangesRefused([new("REL-008", $"There is no release {id.Value}: its number is in the feed's set Releases.")]);
        }

        var before = await db.Releases.AsNoTracking().SingleOrDefaultAsync(row => row.WaveId == release.WaveId && row.Number == release.Number - 1, cancellationToken);
        var now = await ContentsAsync(id, cancellationToken);
        var then = before is null ? [] : await ContentsAsync(before.Id, cancellationToken);
        var sourcedIds = await db.Organizations.ToDictionaryAsync(row => row.Id, row => row.SourcedId, cancellationToken);
        List<ChangedCell> changed = [];
        foreach (var organization in now.Keys.Union(then.Keys).OrderBy(one => sourcedIds[one], StringComparer.Ordinal))
        {
            var (old, current) = (then.GetValueOrDefault(organization), now.GetValueOrDefault(organization));
            if (old?.PartId != current?.PartId)
            {
                changed.AddRange(Compare(sourcedIds[organization], await CellsAsync(old, cancellationToken), await CellsAsync(current, cancellationToken)));
            }
        }

        return new ReleaseChangesListed(
            release, before?.Number ?? 0, changed, [.. now.Values.Where(content => content.IsHeld).Select(content => sourcedIds[content.OrganizationId]).Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<ChangedCell> Compare(
        string organization, Dictionary<CellAddress, ReleasedCell> before, Dictionary<CellAddress, ReleasedCell> after) =>
        before.Keys.Union(after.Keys)
            .Select(address => new ChangedCell(organization, address, before.GetValueOrDefault(address), after.GetValueOrDefault(address)))
            .Where(cell => cell.Before is null || cell.After is null || ReleaseHash.LineOf(cell.Before) != ReleaseHash.LineOf(cell.After));

    private Task<Dictionary<Core.Rosters.OrganizationId, ReleaseContent>> ContentsAsync(ReleaseId release, CancellationToken cancellationToken) =>
        db.ReleaseContents.AsNoTracking().Where(row => row.ReleaseId == release).ToDictionaryAsync(row => row.OrganizationId, cancellationToken);

    private async Task<Dictionary<CellAddress, ReleasedCell>> CellsAsync(ReleaseContent? content, CancellationToken cancellationToken) => content is null
        ? []
        : (await db.ReleasedCells.AsNoTracking().Where(cell => cell.PartId == content.PartId).OrderBy(cell => cell.Id).ToListAsync(cancellationToken)).ToDictionary(cell => cell.Address);
}
