namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>The rule table of roster imports: every code that an import can give. docs/rosters.md explains them to readers.</summary>
public static class RosterRules
{
    public static readonly RosterRule SetCanBeOpened = new("ROS-001", "The set can be opened",
        "The set cannot be read ({0}). Give the OneRoster zip file, or the folder that holds its CSV files.");
    public static readonly RosterRule SetIsWithinLimits = new("ROS-002", "The set stays within the limits",
        "{0}. Split the set by school or district, or send a delta set.");
    public static readonly RosterRule SetHasManifest = new("ROS-003", "The set has a manifest",
        "manifest.csv is missing. Add it: it says the version and which files are bulk, delta or absent.");
    public static readonly RosterRule VersionIsSupported = new("ROS-004", "The manifest names a version that is supported",
        "oneroster.version is \"{0}\". Export the set as OneRoster 1.1 or 1.2.");
    public static readonly RosterRule ModeIsKnown = new("ROS-005", "The manifest says bulk, delta or absent",
        "{0} is \"{1}\". Write bulk, delta or absent.");
    public static readonly RosterRule ListedFileExists = new("ROS-006", "A file that the manifest lists is in the set",
        "The manifest lists {0} as {1}, but the file is not in the set. Add it, or list it as absent.");
    public static readonly RosterRule SetSaysSomething = new("ROS-007", "The set holds at least one file that is read",
        "The manifest lists none of the files that make a roster. List at least one of {0} as bulk or delta.");
    public static readonly RosterRule TextIsUtf8 = new("ROS-008", "The text is UTF-8",
        "This line has characters that are not UTF-8. Save the file as UTF-8 and export it again if letters were lost.");
    public static readonly RosterRule LineIsCsv = new("ROS-009", "The line is well-formed CSV",
        "{0}. Check the quotation marks and commas of this line (RFC 4180).");
    public static readonly RosterRule ColumnIsThere = new("ROS-010", "Every column that is read is in the header",
        "The column {0} is missing. Add it to the header; its cells may be blank unless the column is required.");
    public static readonly RosterRule ColumnIsThereOnce = new("ROS-011", "A column is in the header once",
        "The column {0} is in the header twice. Remove one of them.");
    public static readonly RosterRule FileIsThereOnce = new("ROS-012", "A file is in the set once",
        "The zip holds this file more than once. Keep one of them.");
    public static readonly RosterRule RequiredCellIsFilled = new("ROS-020", "A required cell is filled",
        "The cell is blank. Fill it in: the row cannot be used without it.");
    public static readonly RosterRule CellFits = new("ROS-021", "A cell is no longer than can be kept",
        "The cell has {1} characters. Shorten it to {2}.");
    public static readonly RosterRule WordIsKnown = new("ROS-022", "A word is one of the specification's",
        "\"{1}\" is not a word of the specification. Write one of: {2}.");
    public static readonly RosterRule DateIsADay = new("ROS-023", "A date is a day",
        "\"{1}\" is not a day. Write it as YYYY-MM-DD.");
    public static readonly RosterRule BooleanIsTrueOrFalse = new("ROS-024", "A yes or no is true or false",
        "\"{1}\" is neither. Write true or false.");
    public static readonly RosterRule YearIsAYear = new("ROS-025", "A school year is the year in which it ends",
        "\"{1}\" is not a year. Write the four digits of the year in which the school year ends.");
    public static readonly RosterRule EndIsNotBeforeBeginning = new("ROS-026", "An end is not before its beginning",
        "It ends on {0}, before it begins on {1}. Correct one of the two dates.");
    public static readonly RosterRule SourcedIdIsUnique = new("ROS-030", "A sourcedId stands in its file once",
        "The sourcedId \"{0}\" is already on line {1} (capital and small letters count as the same). Remove or renumber one of the rows.");
    public static readonly RosterRule ReferenceExists = new("ROS-031", "What a row names exists",
        "\"{1}\" is not {2}. Add that row, or correct the reference.");
    public static readonly RosterRule OrganizationsFormATree = new("ROS-032", "No organisation lies under itself",
        "\"{0}\" lies under itself by way of its parents. Correct parentSourcedId.");
    public static readonly RosterRule ClassHasASchool = new("ROS-033", "A class belongs to a school",
        "\"{0}\" is neither a school nor a part of one. Name the school in which the class is taught.");
    public static readonly RosterRule PlanIsWhatWasShown = new("ROS-034", "The plan is still the one that was shown",
        "The roster or the set has changed since this plan was shown. Look at the new plan and confirm it again.");
    public static readonly RosterRule MoreOfThese = new("ROS-099", "The list is complete",
        "And {0} more problems, which are not listed. Mend these and import again.");

    public static readonly RosterRule ExtensionIsLeftOut = new("ROS-101", "The columns are the specification's own",
        "Extension columns are not read: {0}.");
    public static readonly RosterRule ColumnIsKnown = new("ROS-102", "The columns are known",
        "These columns are not in the specification and are not read: {0}. Check their spelling.");
    public static readonly RosterRule AbsentFileIsAbsent = new("ROS-103", "A file that is not listed is not there",
        "The file is in the set, but the manifest does not list it as bulk or delta: it is not read.");
    public static readonly RosterRule FileIsNeeded = new("ROS-104", "The files listed are files that are read",
        "The manifest lists files that a roster for surveys does not need; they are not read: {0}.");
    public static readonly RosterRule GradeIsKnown = new("ROS-105", "A grade is one of the CEDS codes",
        "The grade \"{0}\" is not known and is left out. Use IT, PR, PK, TK, KG, 01 to 13, PS or UG.");
    public static readonly RosterRule RoleIsKnown = new("ROS-106", "A role is one of the specification's",
        "The role \"{1}\" is not known and is read as other: this person is not surveyed in it.");
    public static readonly RosterRule StatusIsCurrent = new("ROS-107", "A status is active or tobedeleted",
        "The status \"inactive\" is OneRoster 1.0's and is read as tobedeleted.");
    public static readonly RosterRule DeltaRowHasAStatus = new("ROS-108", "A row of a delta file has a status",
        "The status is blank in a delta file and is read as active.");
    public static readonly RosterRule ClassTypeIsKnown = new("ROS-109", "A class type is homeroom or scheduled",
        "The class type \"{1}\" is not known and is read as scheduled.");
    public static readonly RosterRule WhatIsNamedStays = new("ROS-110", "What an active row names is not ended",
        "\"{1}\" is ended or to be deleted: what this row says there ends with it.");
    public static readonly RosterRule ParentStays = new("ROS-111", "The parent of an active organisation is not ended",
        "\"{0}\" is ended or to be deleted: the organisation is placed under the next one above.");
    public static readonly RosterRule GradeIsOne = new("ROS-112", "A student has one grade",
        "The student has several grades ({0}); the first is used.");
    public static readonly RosterRule SexIsKnown = new("ROS-113", "Sex is one of the specification's words",
        "\"{1}\" is not known and is left out. Use male, female, other or unspecified.");
    public static readonly RosterRule EmailIsAnAddress = new("ROS-114", "An email address can be written to",
        "The email address cannot be written to and is left out: this person gets no mail.");
    public static readonly RosterRule DeletedRowExists = new("ROS-115", "What is to be deleted is on the roster",
        "\"{0}\" is to be deleted but is not on the roster: nothing is done.");
    public static readonly RosterRule OrganizationIsKept = new("ROS-116", "People are at a school, a district or a state",
        "\"{0}\" is neither a school, a district, a state nor a part of one: the role there is left out.");
    public static readonly RosterRule MostOfTheRosterStays = new("ROS-117", "An import does not end a large part of the roster",
        "This import ends {0} of {1} active {2}. Make sure that the set is complete before you apply it.");

    /// <summary>Every rule, in the order of codes.</summary>
    public static IReadOnlyList<RosterRule> All { get; } =
    [
        SetCanBeOpened, SetIsWithinLimits, SetHasManifest, VersionIsSupported, ModeIsKnown, ListedFileExists, SetSaysSomething,
        TextIsUtf8, LineIsCsv, ColumnIsThere, ColumnIsThereOnce, FileIsThereOnce, RequiredCellIsFilled, CellFits, WordIsKnown,
        DateIsADay, BooleanIsTrueOrFalse, YearIsAYear, EndIsNotBeforeBeginning, SourcedIdIsUnique, ReferenceExists,
        OrganizationsFormATree, ClassHasASchool, PlanIsWhatWasShown, MoreOfThese, ExtensionIsLeftOut, ColumnIsKnown,
        AbsentFileIsAbsent, FileIsNeeded, GradeIsKnown, RoleIsKnown, StatusIsCurrent, DeltaRowHasAStatus, ClassTypeIsKnown,
        WhatIsNamedStays, ParentStays, GradeIsOne, SexIsKnown, EmailIsAnAddress, DeletedRowExists, OrganizationIsKept,
        MostOfTheRosterStays,
    ];
}
