namespace Fidelity.Data.Feed;

/// <summary>A state, district or school, with what it lies in.</summary>
public sealed class OrganizationRow
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string Kind { get; init; } = "";

    public string? Level { get; init; }

    public string? ParentId { get; init; }

    public string? ParentName { get; init; }

    public string TimeZone { get; init; } = "";

    public bool IsActive { get; init; }

    public bool IsDemonstration { get; init; }
}
