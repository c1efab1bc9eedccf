namespace Fidelity.Data.Feed;

/// <summary>One school's printed report on one release; its pages are read apart, one report at a time.</summary>
public sealed class ReportRow
{
    public string Id { get; init; } = "";

    public long ReleaseId { get; init; }

    public string WaveName { get; init; } = "";

    public bool IsDemonstration { get; init; }

    public string OrganizationId { get; init; } = "";

    public string OrganizationName { get; init; } = "";

    public string? DistrictId { get; init; }

    public string? DistrictName { get; init; }

    public string Title { get; init; } = "";

    public string Hash { get; init; } = "";

    public DateTime CreatedAt { get; init; }
}
