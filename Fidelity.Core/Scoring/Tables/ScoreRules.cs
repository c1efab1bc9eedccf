namespace Fidelity.Core.Scoring.Tables;

/// <summary>The rules of the files given to <c>score</c>: below SCO-010 their form, from there on what they say.</summary>
public static class ScoreRules
{
    public static readonly ScoreRule FileIsThere = new(
        "SCO-001", "The file is there", "There is no such file. Correct its name.");

    public static readonly ScoreRule TextIsUtf8 = new(
        "SCO-002", "The text is UTF-8", "The text is not UTF-8, so letters would be lost. Save the file as \"CSV UTF-8\".");

    public static readonly ScoreRule LineIsCsv = new(
        "SCO-003", "A line is CSV as in RFC 4180", "{0}. Correct the line, or write the file again from its source.");

    public static readonly ScoreRule FileIsWithinLimits = new(
        "SCO-004", "A file is within the limits", "{0}. Split it by school.");

    public static readonly ScoreRule ColumnIsThere = new(
        "SCO-010", "A column that is needed is there", "The column {0} is missing. Add it; the header is {1}.");

    public static readonly ScoreRule ColumnIsThereOnce = new(
        "SCO-011", "A column has a name, and no other has it", "{0}. Give each column a name of its own.");

    public static readonly ScoreRule ItemHasColumn = new(
        "SCO-012", "Each item of the instrument has a column",
        "There is no column for the item {0}. Add it, with empty cells if it was not asked, or correct the name of the column that holds it.");

    public static readonly ScoreRule GroupHasColumn = new(
        "SCO-013", "A column given with --by divides people into groups",
        "--by {0} does not name a column that divides people into groups. Name one of: {1}.");

    public static readonly ScoreRule PersonIsNamed = new(
        "SCO-020", "A row names its school and person", "The cell is empty. Write the {0}; any code that is the same in each file will do.");

    public static readonly ScoreRule PersonOccursOnce = new(
        "SCO-021", "A person answers once in a school", "{0} of {1} is already on line {2}. Keep one of the two rows.");

    public static readonly ScoreRule AnswerIsAnOption = new(
        "SCO-022", "An answer is the code of one of the item's options",
        "\"{0}\" is not a code of this item. Write one of {1}, or leave the cell empty if there was no answer.");

    public static readonly ScoreRule WeightIsAWeight = new(
        "SCO-023", "A weight is a number above 0", "\"{0}\" is not a weight. Write a finite number above 0 with a decimal point; leave out people who are to count nothing.");

    public static readonly ScoreRule RosterHoldsTheRespondents = new(
        "SCO-030", "A school's roster has at least as many people as answered",
        "{0} people answered in {1} and the roster has {2} there. Take the roster of the time of the survey, or correct the school's name.");

    public static readonly ScoreRule RosterAgreesWithItself = new(
        "SCO-031", "A person who stands on the roster more than once is the same each time",
        "{0} of {1} has \"{2}\" here and \"{3}\" on line {4}. Correct one of them.");

    public static IReadOnlyList<ScoreRule> All { get; } =
    [
        FileIsThere, TextIsUtf8, LineIsCsv, FileIsWithinLimits, ColumnIsThere, ColumnIsThereOnce, ItemHasColumn, GroupHasColumn,
        PersonIsNamed, PersonOccursOnce, AnswerIsAnOption, WeightIsAWeight, RosterHoldsTheRespondents, RosterAgreesWithItself,
    ];
}
