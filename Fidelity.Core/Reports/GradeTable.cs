namespace Fidelity.Core.Reports;

/// <summary>The practices as the grades see them that answered one questionnaire: does each reach all grades?</summary>
/// <param name="Grades">The columns, lowest first.</param>
/// <param name="Practices">In the report's order; empty where no grade has a figure that is shown.</param>
/// <param name="Summary">Where a grade stands out, or why there is nothing to compare.</param>
public sealed record GradeTable(RespondentGroup Group, IReadOnlyList<GradeColumn> Grades, IReadOnlyList<PracticeByGrade> Practices, string Summary)
{
    /// <summary>The fewest classes of a grade from which its interval says much.</summary>
    public const int EnoughClasses = 4;

    public bool HasFewClasses => Grades.Any(grade => grade.Classes < EnoughClasses);
}

/// <param name="Classes">That its intervals rest on; null where nothing of the grade is shown.</param>
public sealed record GradeColumn(int Grade, int? Classes);

/// <param name="Name">The practice's.</param>
/// <param name="Grades">One for each of the table's grades.</param>
/// <param name="Text">Why the grades are not compared; empty where they are.</param>
public sealed record PracticeByGrade(string Name, IReadOnlyList<GradeScore> Grades, string Text)
{
    /// <summary>The intervals of the highest and the lowest grade do not overlap.</summary>
    public bool StandsOut => Grades.Any(grade => grade.Standing == GradeStanding.Highest);
}

/// <param name="Scale">Mean scale score of the grade's students, 0 to 100.</param>
public sealed record GradeScore(int Grade, Figure Scale, GradeStanding Standing);

/// <summary>Whether a grade is marked in its row.</summary>
public enum GradeStanding
{
    /// <summary>Not the highest or lowest, or not to be told from the others.</summary>
    Unmarked,

    /// <summary>The highest of those shown, and its interval lies above the lowest one's.</summary>
    Highest,

    Lowest,
}
