namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>
/// The roster as it stands, by sourcedId, ended rows included. The keys ignore case, because the production database does: what it
/// holds to be one key must be one key here.
/// </summary>
public sealed record RosterSnapshot(
    IReadOnlyDictionary<string, OrganizationState> Organizations,
    IReadOnlyDictionary<string, PersonState> People,
    IReadOnlyDictionary<MembershipKey, MembershipState> Memberships,
    IReadOnlyDictionary<string, ClassState> Classes,
    IReadOnlyDictionary<string, EnrollmentState> Enrollments,
    IReadOnlyDictionary<string, SessionState> Sessions)
{
    public static readonly StringComparer Keys = StringComparer.OrdinalIgnoreCase;

    /// <summary>Nothing on the roster: for a first import and for a dry run without a database.</summary>
    public static RosterSnapshot Empty { get; } = Of([], [], [], [], [], []);

    public static RosterSnapshot Of(
        IEnumerable<OrganizationState> organizations,
        IEnumerable<PersonState> people,
        IEnumerable<MembershipState> memberships,
        IEnumerable<ClassState> classes,
        IEnumerable<EnrollmentState> enrollments,
        IEnumerable<SessionState> sessions) =>
        new(
            organizations.ToDictionary(row => row.SourcedId, Keys),
            people.ToDictionary(row => row.SourcedId, Keys),
            memberships.ToDictionary(row => row.Key),
            classes.ToDictionary(row => row.SourcedId, Keys),
            enrollments.ToDictionary(row => row.SourcedId, Keys),
            sessions.ToDictionary(row => row.SourcedId, Keys));
}

/// <summary>A row of the roster: what it says apart from whether it is active.</summary>
public abstract record RosterState(bool IsActive);

/// <summary><paramref name="Parent"/> is the sourcedId of the organisation above; null at the top. <paramref name="Level"/> is null unless it is a school whose level is known.</summary>
public sealed record OrganizationState(
    string SourcedId, OrganizationKind Kind, string Name, string? Parent, SchoolLevel? Level, bool IsActive) : RosterState(IsActive);

/// <summary><paramref name="Grade"/> is null for adults and where it is not known; the words are those of <c>docs/rosters.md</c>.</summary>
public sealed record PersonState(
    string SourcedId, string GivenName, string FamilyName, string? Email, int? Grade, string? Sex, string? RaceEthnicity, bool IsActive)
    : RosterState(IsActive);

/// <summary>That somebody is something at a place: the key says all of it.</summary>
public sealed record MembershipState(MembershipKey Key, bool IsActive) : RosterState(IsActive);

/// <summary><paramref name="Organization"/> is the sourcedId of the school.</summary>
public sealed record ClassState(string SourcedId, string Organization, string Title, bool IsHomeroom, bool IsActive) : RosterState(IsActive);

/// <summary>Both dates are included; null leaves that end open.</summary>
public sealed record EnrollmentState(
    string SourcedId, string Class, string Person, RosterRole Role, bool IsPrimary, DateOnly? BeginsOn, DateOnly? EndsOn, bool IsActive)
    : RosterState(IsActive);

/// <summary>Both dates are included; <paramref name="SchoolYear"/> is the year in which the school year ends.</summary>
public sealed record SessionState(
    string SourcedId, string Title, string Kind, DateOnly BeginsOn, DateOnly EndsOn, int SchoolYear, bool IsActive) : RosterState(IsActive);

/// <summary>Who, where and as what. Equal when the sourcedIds differ only in case.</summary>
public readonly record struct MembershipKey(string Person, string Organization, RosterRole Role)
{
    public bool Equals(MembershipKey other) =>
        Role == other.Role
        && RosterSnapshot.Keys.Equals(Person, other.Person)
        && RosterSnapshot.Keys.Equals(Organization, other.Organization);

    public override int GetHashCode() =>
        HashCode.Combine(RosterSnapshot.Keys.GetHashCode(Person), RosterSnapshot.Keys.GetHashCode(Organization), Role);
}
