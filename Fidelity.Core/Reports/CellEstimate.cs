using Fidelity.Core.Releases;
using Fidelity.Core.Scoring;

namespace Fidelity.Core.Reports;

/// <summary>Reads a released figure back as an estimate, for what is computed from released figures.</summary>
internal static class CellEstimate
{
    /// <summary>Null where there is no figure, or only a limit.</summary>
    public static Estimate? Of(ReleasedCell? cell) => cell is { IsPublished: true, Bound: CellBound.Exact, Value: { } value }
        ? new Estimate(value, cell.StandardError, DegreesOfFreedom(cell), cell.Low, cell.High, cell.Count ?? 0)
        : null;

    // A cell does not write infinity down.
    private static double DegreesOfFreedom(ReleasedCell cell) => cell.DegreesOfFreedom ?? (cell.Low is null ? 0 : double.PositiveInfinity);
}
