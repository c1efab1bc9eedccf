using Fidelity.Core.Releases;

namespace Fidelity.Tests.Attack;

/// <summary>What a policymaker can download of one figure: the feed's columns, and nothing that is not in it.</summary>
public sealed record DownloadedCell(
    string Organization, string Measure, string Role, string Instrument, string Practice, string Item, int Category, string State, string Bound, double? Value, int? Count,
    double? LimitLow, double? LimitHigh)
{
    public bool IsExact => State == "Published" && Bound == "Exact";

    public static DownloadedCell Of(ReleasedCell cell) => new(
        $"{cell.OrganizationId.Value}", $"{cell.Measure}", cell.Role is { } role ? $"{role}" : "all", cell.Instrument, cell.Dimension, cell.Item, cell.Category,
        $"{cell.State}", $"{cell.Bound}", cell.Value, cell.Count, cell.LimitLow, cell.LimitHigh);

    /// <summary>A cell as it would have been downloaded without any protection: what the mutations publish.</summary>
    public static DownloadedCell Unprotected(CandidateCell cell) => Of(cell) with { State = "Published", Bound = "Exact", Value = cell.Value, Count = cell.Count };

    /// <summary>A cell after the primary rule alone.</summary>
    public static DownloadedCell AfterPrimaryOnly(CandidateCell cell, Protection primary) => primary switch
    {
        { State: not CellState.Published } => Of(cell) with { State = $"{primary.State}" },
        { Bound: not CellBound.Exact } => Of(cell) with { State = "Published", Bound = $"{primary.Bound}", Value = primary.Limit, Count = cell.Count },
        _ => Unprotected(cell),
    };

    private static DownloadedCell Of(CandidateCell cell) => new(
        $"{cell.Address.Organization.Value}", $"{cell.Address.Measure}", cell.Address.Role is { } role ? $"{role}" : "all", cell.Address.Instrument,
        cell.Address.Dimension, cell.Address.Item, cell.Address.Category, "", "Exact", null, null, null, null);
}
