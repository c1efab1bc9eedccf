namespace Fidelity.Core.Rosters;

/// <summary>Given by the database; 0 until then. No response and no released cell holds one.</summary>
public readonly record struct PersonId(long Value);

/// <summary>Somebody on the roster. What this person is, and where, is a <see cref="Membership"/>.</summary>
public sealed class Person(string sourcedId, string givenName, string familyName)
{
    public PersonId Id { get; private set; }

    public string SourcedId { get; private set; } = sourcedId;

    public string GivenName { get; private set; } = givenName;

    public string FamilyName { get; private set; } = familyName;

    public string? Email { get; private set; }

    /// <summary>-1 = before kindergarten, 0 = kindergarten, 1 to 12, 13 = after grade 12; null for adults and where unknown.</summary>
    public int? Grade { get; private set; }

    public string? Sex { get; private set; }

    public string? RaceEthnicity { get; private set; }

    public bool IsActive { get; private set; } = true;

    public void Rename(string givenName, string familyName) => (GivenName, FamilyName) = (givenName, familyName);

    public void Reach(string? email) => Email = email;

    public void Place(int? grade) => Grade = grade;

    public void Describe(string? sex, string? raceEthnicity) => (Sex, RaceEthnicity) = (sex, raceEthnicity);

    public void End() => IsActive = false;

    public void Return() => IsActive = true;
}

/// <summary>What a person is at one organisation. A person may have several.</summary>
public sealed class Membership(PersonId personId, OrganizationId organizationId, RosterRole role)
{
    public PersonId PersonId { get; private set; } = personId;

    public OrganizationId OrganizationId { get; private set; } = organizationId;

    public RosterRole Role { get; private set; } = role;

    public bool IsActive { get; private set; } = true;

    public void End() => IsActive = false;

    public void Return() => IsActive = true;
}

/// <summary>What somebody is at one place. Only principals, teachers and students are surveyed.</summary>
public enum RosterRole
{
    Student,
    Teacher,
    Principal,
    Aide,
    Administrator,
    Guardian,
    Other,
}
