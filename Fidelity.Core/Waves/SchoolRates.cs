using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;

namespace Fidelity.Core.Waves;

/// <summary>How many of those asked at one school have answered, as far as it may be shown: rates only, and of nobody alone.</summary>
/// <param name="Roles">Those that the wave asks, in the order of the enumeration.</param>
public sealed record SchoolRates(IReadOnlyList<RoleRates> Roles)
{
    /// <param name="byGrade">Grades and classes too; without, the roles alone.</param>
    public static SchoolRates Of(IEnumerable<RateCell> cells, bool byGrade) =>
        new([.. cells.GroupBy(cell => cell.Role).OrderBy(role => role.Key).Select(role => RoleRates.Of(role.Key, [.. role], byGrade))]);
}

/// <summary>One role at one school.</summary>
/// <param name="Answered">Null where so few are asked that it would tell on single people.</param>
/// <param name="Grades">Empty where the whole is hidden, for adults, and where no grades are wanted.</param>
public sealed record RoleRates(RespondentRole Role, int Asked, int? Answered, IReadOnlyList<GradeRates> Grades)
{
    internal static RoleRates Of(RespondentRole role, IReadOnlyList<RateCell> cells, bool byGrade)
    {
        var asked = cells.Sum(cell => cell.Asked);
        return asked < RateGroups.FewestAsked
            ? new RoleRates(role, asked, null, [])
            : new RoleRates(role, asked, cells.Sum(cell => cell.Answered), byGrade && role == RespondentRole.Student ? GradesOf(cells) : []);
    }

    private static IReadOnlyList<GradeRates> GradesOf(IReadOnlyList<RateCell> cells) =>
        [.. RateGroups.By(cells, cell => cell.Grade).Select(grade => new GradeRates(grade, RateGroups.By(grade.Cells, cell => cell.Class)))];
}

/// <summary>A grade, or several small ones together, and the classes in which its students are asked: a mixed class is in each of its grades.</summary>
public sealed record GradeRates(RateGroup<int?> Grade, IReadOnlyList<RateGroup<ClassId?>> Classes);

/// <summary>Those of one role, grade and class at one school.</summary>
public sealed record RateCell(RespondentRole Role, int? Grade, ClassId? Class, int Asked, int Answered);
