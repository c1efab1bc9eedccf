using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Releases;

/// <summary>The figures of each state above some schools, from those of the schools' stored cells that a release shows.</summary>
public sealed class SumUpStates(FidelityDb db, InstrumentLibrary library)
{
    private static readonly PartMarks None = new("", "");

    /// <param name="parts">That the release shows, of schools and others.</param>
    public async Task<IReadOnlyList<ComputedPart>> RunAsync(IEnumerable<ReleasePartId> parts, CancellationToken cancellationToken)
    {
        var organizations = await db.Organizations.AsNoTracking().Select(row => new Place(row.Id, row.Kind, row.ParentId)).ToDictionaryAsync(row => row.Id, cancellationToken);
        if (!organizations.Values.Any(row => row.Kind == OrganizationKind.State))
        {
            return [];
        }

        var ids = parts.ToList();
        var scales = await db.ReleasedCells
            .Where(cell => ids.Contains(cell.PartId) && cell.Measure == Measure.ScaleMean && cell.Group == CellAddress.Everybody
                && cell.State == CellState.Published && cell.Bound == CellBound.Exact && (cell.Role == RespondentRole.Teacher || cell.Role == RespondentRole.Student))
            .Select(cell => new ShownScale(
                cell.OrganizationId, cell.Role!.Value, cell.Instrument, cell.Dimension, cell.Value!.Value, cell.StandardError, cell.DegreesOfFreedom, cell.Count!.Value, cell.Eligible!.Value))
            .ToListAsync(cancellationToken);
        return
        [
            .. scales.Where(cell => organizations[cell.OrganizationId].Kind == OrganizationKind.School)
                .GroupBy(cell => StateOf(cell.OrganizationId, organizations)).Where(state => state.Key is not null).OrderBy(state => state.Key!.Value.Value)
                .Select(state => (State: state.Key!.Value, Cells: StateCells.Of(state.Key.Value, state, library.Framework)))
                .Where(state => state.Cells.Count > 0)
                .Select(state => new ComputedPart(
                    state.State, None, ReleaseHash.OfCells(state.Cells), PartSummary.None with { Cells = state.Cells.Count }, state.Cells)),
        ];
    }

    private static OrganizationId? StateOf(OrganizationId school, Dictionary<OrganizationId, Place> organizations)
    {
        var above = organizations[school].ParentId;
        while (above is { } id && organizations.TryGetValue(id, out var place))
        {
            if (place.Kind == OrganizationKind.State)
            {
                return id;
            }

            above = place.ParentId;
        }

        return null;
    }

    private sealed record Place(OrganizationId Id, OrganizationKind Kind, OrganizationId? ParentId);
}
