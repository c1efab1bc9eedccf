using System.Globalization;
using System.Text.Json;
using Fidelity.Core.Releases;

namespace Fidelity.Tests.Attack;

/// <summary>What a policymaker can download of one figure: the feed's columns, and nothing that is not in it.</summary>
/// <param name="District">The district that a school lies in; null for the district itself.</param>
public sealed record DownloadedCell(
    string Organization, string? District, string Measure, string Role, string Instrument, string Practice, string Item, int Category, string Group, string State, string Bound,
    double? Value, int? Count, double? LimitLow, double? LimitHigh)
{
    public const string OnlyRelease = "1";

    /// <summary>Number of the release.</summary>
    public string Release { get; init; } = OnlyRelease;

    public bool IsExact => State == "Published" && Bound == "Exact";

    /// <summary>A row of one of the three sets of figures.</summary>
    public static DownloadedCell Of(JsonElement row) => new(
        Text(row, "OrganizationId"), row.GetProperty("DistrictId").GetString(), Text(row, "Measure"), Text(row, "Role"), Text(row, "Instrument"),
        Text(row, "PracticeId"), Text(row, "ItemId"), row.TryGetProperty(nameof(Category), out var category) ? category.GetInt32() : 0, Text(row, "Subgroup"),
        Text(row, "State"), Text(row, "Bound"), Number(row, "Score") ?? Number(row, "Value") ?? Number(row, "Rate"), (int?)Number(row, "Count"),
        Number(row, nameof(LimitLow)), Number(row, nameof(LimitHigh)))
    {
        Release = row.GetProperty("ReleaseNumber").GetInt32().ToString(CultureInfo.InvariantCulture),
    };

    public static DownloadedCell Of(ReleasedCell cell) => new(
        $"{cell.OrganizationId.Value}", cell.OrganizationId == MadeDistrict.District ? null : $"{MadeDistrict.District.Value}", $"{cell.Measure}",
        cell.Role is { } role ? $"{role}" : "all", cell.Instrument, cell.Dimension, cell.Item, cell.Category, cell.Group, $"{cell.State}", $"{cell.Bound}", cell.Value, cell.Count,
        cell.LimitLow, cell.LimitHigh);

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
        $"{cell.Address.Organization.Value}", cell.Address.Organization == MadeDistrict.District ? null : $"{MadeDistrict.District.Value}", $"{cell.Address.Measure}",
        cell.Address.Role is { } role ? $"{role}" : "all", cell.Address.Instrument, cell.Address.Dimension, cell.Address.Item, cell.Address.Category, cell.Address.Group,
        "", "Exact", null, null, null, null);

    private static string Text(JsonElement row, string column) => row.TryGetProperty(column, out var value) ? value.GetString() ?? "" : "";

    private static double? Number(JsonElement row, string column) =>
        row.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
