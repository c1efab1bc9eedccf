using Fidelity.Core.Releases;
using Fidelity.Data.Database;

namespace Fidelity.Tests;

/// <summary>Puts released cells that a test made into a database, as a release shows them.</summary>
internal static class StoredCells
{
    public static async Task AddAsync(FidelityDb db, Release release, IEnumerable<ReleasedCell> cells)
    {
        foreach (var organization in cells.GroupBy(cell => cell.OrganizationId))
        {
            var part = new ReleasePart(
                release.WaveId, organization.Key, "answers", "inputs", ReleaseHash.OfCells(organization), PartSummary.None with { Cells = organization.Count() });
            db.ReleaseParts.Add(part);
            await db.SaveChangesAsync();
            db.ReleaseContents.Add(new ReleaseContent(release.Id, organization.Key, part.Id, isHeld: false));
            foreach (var cell in organization)
            {
                cell.BelongsTo(part.Id);
                db.ReleasedCells.Add(cell);
            }
        }

        await db.SaveChangesAsync();
    }
}
