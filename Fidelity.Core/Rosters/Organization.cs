namespace Fidelity.Core.Rosters;

/// <summary>Given by the database; 0 until then. Between imports <see cref="Organization.SourcedId"/> is what stays.</summary>
public readonly record struct OrganizationId(long Value);

/// <summary>A state, a district or a school. Organisations form a tree with at most three levels above a school.</summary>
public sealed class Organization(string sourcedId, OrganizationKind kind, string name)
{
    public OrganizationId Id { get; private set; }

    /// <summary>The roster's own identifier: stable between imports, and the feed's key.</summary>
    public string SourcedId { get; private set; } = sourcedId;

    public OrganizationKind Kind { get; private set; } = kind;

    public string Name { get; private set; } = name;

    public OrganizationId? ParentId { get; private set; }

    /// <summary>IANA name. A school's windows open and close by this clock.</summary>
    public string TimeZone { get; private set; } = "America/New_York";

    /// <summary>Which baseline stratum and which peers a school has; null where it is not known.</summary>
    public SchoolLevel? Level { get; private set; }

    public bool IsActive { get; private set; } = true;

    public void Rename(string name) => Name = name;

    public void Becomes(OrganizationKind kind) => Kind = kind;

    public void MoveUnder(OrganizationId? parent) => ParentId = parent;

    public void Locate(string timeZone, SchoolLevel? level) => (TimeZone, Level) = (timeZone, level);

    public void End() => IsActive = false;

    public void Return() => IsActive = true;
}

/// <summary>From the top of the tree down: the order in which lists show them.</summary>
public enum OrganizationKind
{
    State,
    District,
    School,
}

/// <summary>NCES school levels, as the national teacher and principal survey tabulates them.</summary>
public enum SchoolLevel
{
    Elementary,
    Middle,
    High,
    Combined,
}
