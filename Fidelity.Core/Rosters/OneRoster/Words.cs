namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>OneRoster's words to Fidelity's.</summary>
public static class Words
{
    /// <summary>
    /// A state, district (also <c>local</c>) or school is an organisation here. A department is a part of the school above it, and
    /// what is national lies above everything that is reported on: neither is one (null).
    /// </summary>
    public static OrganizationKind? Kind(string type) => type.ToUpperInvariant() switch
    {
        "SCHOOL" => OrganizationKind.School,
        "DISTRICT" or "LOCAL" => OrganizationKind.District,
        "STATE" => OrganizationKind.State,
        "DEPARTMENT" or "NATIONAL" => null,
        // Another word refuses the set; what lies in the organisation is not to be reported a second time for it.
        _ => OrganizationKind.School,
    };

    /// <summary>
    /// OneRoster 1.1 has no principal: its <c>administrator</c> at a school is taken for one, elsewhere for an administrator.
    /// 1.2 has <c>principal</c>, so its three kinds of administrator are administrators everywhere.
    /// </summary>
    public static RosterRole Role(string word, OneRosterVersion version, OrganizationKind at) => word.ToUpperInvariant() switch
    {
        "STUDENT" => RosterRole.Student,
        "TEACHER" => RosterRole.Teacher,
        "PRINCIPAL" => RosterRole.Principal,
        "AIDE" => RosterRole.Aide,
        "ADMINISTRATOR" when version == OneRosterVersion.V11 && at == OrganizationKind.School => RosterRole.Principal,
        "ADMINISTRATOR" or "SITEADMINISTRATOR" or "DISTRICTADMINISTRATOR" or "SYSTEMADMINISTRATOR" => RosterRole.Administrator,
        "GUARDIAN" or "PARENT" or "RELATIVE" => RosterRole.Guardian,
        _ => RosterRole.Other,
    };

    /// <summary>What somebody is in a class: an administrator there is not the school's principal.</summary>
    public static RosterRole RoleInClass(string word) => Role(word, OneRosterVersion.V12, OrganizationKind.School);

    /// <summary>OneRoster's word in small letters, or null where it is not one of the specification's.</summary>
    public static string? Sex(string word) => word.ToUpperInvariant() switch
    {
        "MALE" => "male",
        "FEMALE" => "female",
        "OTHER" => "other",
        "UNSPECIFIED" => "unspecified",
        _ => null,
    };

    /// <summary>
    /// One group a person, as federal reporting counts (U.S. Department of Education, 72 FR 59266, 2007): Hispanic or Latino of any
    /// race first, then two or more races, then the one race; null where nothing is said. The words are OneRoster's column names.
    /// </summary>
    public static string? RaceEthnicity(bool hispanic, bool twoOrMore, IReadOnlyList<string> races) => (hispanic, twoOrMore, races.Count) switch
    {
        (true, _, _) => "hispanicOrLatinoEthnicity",
        (_, true, _) or (_, _, > 1) => "demographicRaceTwoOrMoreRaces",
        (_, _, 1) => races[0],
        _ => null,
    };
}
