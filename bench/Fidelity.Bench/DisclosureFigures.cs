using System.Globalization;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Bench;

/// <summary>What protection costs: the share of a release's cells that are hidden for another's sake, beyond those the primary rule hides,
/// and apart from them the share that is given as a range instead, with how wide these are.</summary>
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
            group cell by new { organization.Kind, cell.Measure, cell.State, cell.Bound, IsRange = cell.LimitLow != null } into alike
            select new { alike.Key.Kind, alike.Key.Measure, alike.Key.State, alike.Key.Bound, alike.Key.IsRange, Count = alike.Count() }).ToListAsync();

        double Share(Func<OrganizationKind, Measure, bool> which, Func<CellState, CellBound, bool, bool> what) =>
            100.0 * cells.Where(row => which(row.Kind, row.Measure) && what(row.State, row.Bound, row.IsRange)).Sum(row => row.Count)
            / Math.Max(1, cells.Where(row => which(row.Kind, row.Measure)).Sum(row => row.Count));

        bool Hidden(CellState state, CellBound bound, bool isRange) => state == CellState.SuppressedToProtect && !isRange;
        bool InRange(CellState state, CellBound bound, bool isRange) => isRange;
        foreach (var (what, how) in ((string, Func<CellState, CellBound, bool, bool>)[])[("hidden", Hidden), ("given as a range", InRange)])
        {
            Say($"cells {what} beyond the primary rule, all", Share((_, _) => true, how), "%");
            Say($"cells {what} beyond the primary rule, schools", Share((kind, _) => kind == OrganizationKind.School, how), "%");
            Say($"cells {what} beyond the primary rule, districts", Share((kind, _) => kind == OrganizationKind.District, how), "%");
            foreach (var measure in cells.Select(row => row.Measure).Distinct().Order())
            {
                Say($"cells {what} beyond the primary rule, {measure}", Share((_, one) => one == measure, how), "%");
            }
        }

        var widths = await (
            from cell in db.ReleasedCells
            join organization in db.Organizations on cell.OrganizationId equals organization.Id
            join content in db.ReleaseContents on cell.PartId equals content.PartId
            where content.ReleaseId == id && cell.LimitLow != null
            select new { organization.Kind, Width = cell.LimitHigh!.Value - cell.LimitLow!.Value }).ToListAsync();
        var hidden = cells.Where(row => row is { State: CellState.SuppressedToProtect, IsRange: false }).Sum(row => row.Count);
        Say("cells hidden, or given as a range of more than 20 points, beyond the primary rule", 100.0 * (hidden + widths.Count(range => range.Width > 20)) / cells.Sum(row => row.Count), "%");
        foreach (var kind in widths.GroupBy(range => range.Kind).OrderBy(kind => kind.Key))
        {
            var ordered = kind.Select(range => range.Width).Order().ToList();
            Say($"width of a range, {kind.Key}, median", ordered[ordered.Count / 2], "points");
            Say($"width of a range, {kind.Key}, 9 in 10 are at most", ordered[ordered.Count * 9 / 10], "points");
        }

        Say("cells hidden by the primary rule", Share((_, _) => true, (state, _, _) => state is not (CellState.Published or CellState.SuppressedToProtect)), "%");
        Say("cells shown as a limit", Share((_, _) => true, (state, bound, _) => state == CellState.Published && bound != CellBound.Exact), "%");
        Say("tables audited", release.Provenance.AuditedTables, "tables");
        Say("hidden counts with exact bounds", release.Provenance.AuditedCounts, "counts");
        Say("fewest values that one of them can have", release.Provenance.FewestValues, "values");
    }

    private static void Say(string figure, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure}: {value:0.0} {unit}"));
}
