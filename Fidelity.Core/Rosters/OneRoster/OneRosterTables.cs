namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>The versions of "OneRoster CSV" that are read.</summary>
public enum OneRosterVersion
{
    V11,
    V12,
}

/// <summary>
/// The tables of "OneRoster CSV" 1.1 (IMS Global, 2017) and "OneRoster CSV Binding" 1.2 (1EdTech, 2022) that a roster for surveys needs.
/// The two differ here in one thing: 1.1 says a user's role and organisations in <c>users.csv</c>, 1.2 in <c>roles.csv</c>.
/// </summary>
public static class OneRosterTables
{
    public const string Organizations = "orgs";
    public const string Users = "users";
    public const string Roles = "roles";
    public const string Courses = "courses";
    public const string Classes = "classes";
    public const string Enrollments = "enrollments";
    public const string Sessions = "academicSessions";
    public const string Demographics = "demographics";

    private static readonly RosterColumn Key = new("sourcedId", IsRequired: true);
    private static readonly RosterColumn Status = new("status", CellKind.Word)
    {
        Words = ["active", "tobedeleted", "inactive"],
    };

    private static readonly string[] RoleWords11 =
        ["administrator", "aide", "guardian", "parent", "proctor", "relative", "student", "teacher"];

    private static readonly string[] RoleWords12 =
    [
        "aide", "counselor", "districtAdministrator", "guardian", "parent", "principal", "proctor", "relative",
        "siteAdministrator", "student", "systemAdministrator", "teacher",
    ];

    /// <summary>Tables in the order in which they refer to each other.</summary>
    public static IReadOnlyList<RosterTable> Of(OneRosterVersion version) => version == OneRosterVersion.V11
        ? [OrganizationTable, SessionTable, UserTable11, CourseTable, ClassTable, EnrollmentTable, DemographicTable]
        : [OrganizationTable, SessionTable, UserTable12, RoleTable, CourseTable, ClassTable, EnrollmentTable, DemographicTable];

    /// <summary>The manifest itself, the same in both versions.</summary>
    public static RosterTable Manifest { get; } = new(
        "manifest", [new("propertyName", IsRequired: true), new("value")], []);

    private static RosterTable OrganizationTable { get; } = new(
        Organizations,
        [
            Key, Status, new("name", IsRequired: true),
            new("type", CellKind.Word, IsRequired: true) { Words = ["department", "school", "district", "local", "state", "national"] },
            Reference("parentSourcedId", Organizations, isRequired: false),
        ],
        ["dateLastModified", "identifier"]);

    private static RosterTable SessionTable { get; } = new(
        Sessions,
        [
            Key, Status, new("title", IsRequired: true),
            new("type", CellKind.Word, IsRequired: true, MaxLength: 40) { Words = ["gradingPeriod", "semester", "schoolYear", "term"] },
            new("startDate", CellKind.Date, IsRequired: true), new("endDate", CellKind.Date, IsRequired: true),
            new("schoolYear", CellKind.Year, IsRequired: true),
        ],
        ["dateLastModified", "parentSourcedId"]);

    private static RosterTable UserTable11 { get; } = new(
        Users,
        [
            Key, Status, new("enabledUser", CellKind.Boolean),
            new("orgSourcedIds", CellKind.References, IsRequired: true, MaxLength: 20_000) { References = Organizations },
            new("role", CellKind.Word, IsRequired: true) { Words = RoleWords11, OtherWords = RosterRules.RoleIsKnown },
            .. PersonColumns,
        ],
        ["dateLastModified", "username", "userIds", "middleName", "identifier", "sms", "phone", "agentSourcedIds", "password"]);

    private static RosterTable UserTable12 { get; } = new(
        Users,
        [Key, Status, new("enabledUser", CellKind.Boolean), .. PersonColumns],
        [
            "dateLastModified", "username", "userIds", "middleName", "identifier", "sms", "phone", "agentSourcedIds", "password",
            "userMasterIdentifier", "resourceSourcedIds", "preferredGivenName", "preferredMiddleName", "preferredFamilyName",
            "primaryOrgSourcedId", "pronouns",
        ]);

    private static RosterTable RoleTable { get; } = new(
        Roles,
        [
            Key, Status, Reference("userSourcedId", Users),
            new("role", CellKind.Word, IsRequired: true) { Words = RoleWords12, OtherWords = RosterRules.RoleIsKnown },
            new("endDate", CellKind.Date), Reference("orgSourcedId", Organizations),
        ],
        ["dateLastModified", "roleType", "beginDate", "userProfileSourcedId"]);

    private static RosterTable CourseTable { get; } = new(
        Courses,
        [Key, Status, new("grades", CellKind.Grades)],
        ["dateLastModified", "schoolYearSourcedId", "title", "courseCode", "orgSourcedId", "subjects", "subjectCodes"]);

    private static RosterTable ClassTable { get; } = new(
        Classes,
        [
            Key, Status, new("title", IsRequired: true), new("grades", CellKind.Grades),
            Reference("courseSourcedId", Courses, isRequired: false),
            new("classType", CellKind.Word) { Words = ["homeroom", "scheduled"], OtherWords = RosterRules.ClassTypeIsKnown },
            Reference("schoolSourcedId", Organizations),
        ],
        ["dateLastModified", "classCode", "location", "termSourcedIds", "subjects", "subjectCodes", "periods", "resourceSourcedIds"]);

    private static RosterTable EnrollmentTable { get; } = new(
        Enrollments,
        [
            Key, Status, Reference("classSourcedId", Classes), Reference("userSourcedId", Users),
            new("role", CellKind.Word, IsRequired: true)
            {
                Words = ["administrator", "aide", "proctor", "student", "teacher"], OtherWords = RosterRules.RoleIsKnown,
            },
            new("primary", CellKind.Boolean), new("beginDate", CellKind.Date), new("endDate", CellKind.Date),
        ],
        ["dateLastModified", "schoolSourcedId"]);

    private static RosterTable DemographicTable { get; } = new(
        Demographics,
        [
            Reference("sourcedId", Users), Status,
            new("sex", CellKind.Word) { Words = ["male", "female", "other", "unspecified"], OtherWords = RosterRules.SexIsKnown },
            new("americanIndianOrAlaskaNative", CellKind.Boolean), new("asian", CellKind.Boolean),
            new("blackOrAfricanAmerican", CellKind.Boolean), new("nativeHawaiianOrOtherPacificIslander", CellKind.Boolean),
            new("white", CellKind.Boolean), new("demographicRaceTwoOrMoreRaces", CellKind.Boolean),
            new("hispanicOrLatinoEthnicity", CellKind.Boolean),
        ],
        [
            "dateLastModified", "birthDate", "countryOfBirthCode", "stateOfBirthAbbreviation", "cityOfBirth",
            "publicSchoolResidenceStatus",
        ]);

    private static RosterColumn[] PersonColumns =>
    [
        new("givenName", IsRequired: true, MaxLength: 200), new("familyName", IsRequired: true, MaxLength: 200),
        new("email", CellKind.Email, MaxLength: 256), new("grades", CellKind.Grades),
    ];

    private static RosterColumn Reference(string name, string table, bool isRequired = true) =>
        new(name, CellKind.Reference, isRequired) { References = table };
}
