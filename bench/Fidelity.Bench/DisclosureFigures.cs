using System.Globalization;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Bench;

/// <summary>What protection costs: the share of a release's cells that are hidden for another's sake, beyond those the primary rule hides.</summary>
internal static class DisclosureFigures
{
    public static async Task SayAsync(FidelityDb db, ReleaseId id)
    {
        var release = await db.Releases.SingleAsync(row => row.Id == id);
        var cells = await (
            from cell in db.ReleasedCells
            join organization in db.Organizations on cell.OrganizationId equals organization.Id
            join content in db.ReleaseContents on cell.PartId equals content.PartId
            where content.ReleaseId == id && cell.State != CellState.NotAsked
            group cell by new { organization.Kind, cell.Measure, cell.State, cell.Bound } into alike
            select new { alike.Key.Kind, alike.Key.Measure, alike.Key.State, alike.Key.Bound, Count = alike.Count() }).ToListAsync();

        double Share(Func<OrganizationKind, Measure, bool> which, Func<CellState, CellBound, bool> what) =>
            100.0 * cells.Where(row => which(row.Kind, row.Measure) && what(row.State, row.Bound)).Sum(row => row.Count)
            / Math.Max(1, cells.Where(row => which(row.Kind, row.Measure)).Sum(row => row.Count));

        bool ToProtect(CellState state, CellBound bound) => state == CellState.SuppressedToProtect;
        Say("cells hidden beyond the primary rule, all", Share((_, _) => true, ToProtect), "%");
        Say("cells hidden beyond the primary rule, schools", Share((kind, _) => kind == OrganizationKind.School, ToProtect), "%");
        Say("cells hidden beyond the primary rule, districts", Share((kind, _) => kind == OrganizationKind.District, ToProtect), "%");
        foreach (var measure in cells.Select(row => row.Measure).Distinct().Order())
        {
            Say($"cells hidden beyond the primary rule, {measure}", Share((_, one) => one == measure, ToProtect), "%");
        }

        Say("cells hidden by the primary rule", Share((_, _) => true, (state, _) => state is not (CellState.Published or CellState.SuppressedToProtect)), "%");
        Say("cells shown as a limit", Share((_, _) => true, (state, bound) => state == CellState.Published && bound != CellBound.Exact), "%");
        Say("tables audited", release.Provenance.AuditedTables, "tables");
        Say("hidden counts with exact bounds", release.Provenance.AuditedCounts, "counts");
        Say("fewest values that one of them can have", release.Provenance.FewestValues, "values");
    }

    private static void Say(string figure, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure}: {value:0.0} {unit}"));
}
