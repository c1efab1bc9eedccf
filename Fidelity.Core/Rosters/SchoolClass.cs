namespace Fidelity.Core.Rosters;

/// <summary>Given by the database; 0 until then. A response holds a random cluster key in its place.</summary>
public readonly record struct ClassId(long Value);

/// <summary>A class or section: where a student is surveyed, and the cluster that its students' answers share.</summary>
public sealed class SchoolClass(string sourcedId, OrganizationId organizationId, string title)
{
    public ClassId Id { get; private set; }

    public string SourcedId { get; private set; } = sourcedId;

    public OrganizationId OrganizationId { get; private set; } = organizationId;

    public string Title { get; private set; } = title;

    /// <summary>A homeroom is preferred when a student must be surveyed through one class.</summary>
    public bool IsHomeroom { get; private set; }

    public bool IsActive { get; private set; } = true;

    public void Describe(string title, bool isHomeroom) => (Title, IsHomeroom) = (title, isHomeroom);

    public void MoveTo(OrganizationId organization) => OrganizationId = organization;

    public void End() => IsActive = false;

    public void Return() => IsActive = true;
}

/// <summary>A person in a class. Dates are school days, both ends included; null means open-ended.</summary>
public sealed class Enrollment(string sourcedId, ClassId classId, PersonId personId, RosterRole role)
{
    public long Id { get; private set; }

    public string SourcedId { get; private set; } = sourcedId;

    public ClassId ClassId { get; private set; } = classId;

    public PersonId PersonId { get; private set; } = personId;

    public RosterRole Role { get; private set; } = role;

    public bool IsPrimary { get; private set; }

    public DateOnly? BeginsOn { get; private set; }

    public DateOnly? EndsOn { get; private set; }

    public bool IsActive { get; private set; } = true;

    public void Describe(bool isPrimary, DateOnly? beginsOn, DateOnly? endsOn) =>
        (IsPrimary, BeginsOn, EndsOn) = (isPrimary, beginsOn, endsOn);

    public void MoveTo(ClassId classId, PersonId personId, RosterRole role) => (ClassId, PersonId, Role) = (classId, personId, role);

    public void End() => IsActive = false;

    public void Return() => IsActive = true;
}
