using Fidelity.Core.Instruments;
using Fidelity.Core.Reports;
using Fidelity.Reports.Charts;

namespace Fidelity.Reports.Schools;

/// <summary>The shapes that stand for the groups of people.</summary>
public static class Groups
{
    public static DotShape ShapeOf(RespondentGroup group) => group.Role switch
    {
        RespondentRole.Teacher => DotShape.Teacher,
        RespondentRole.Student => DotShape.Student,
        _ => DotShape.Principal,
    };

    public static IReadOnlyList<DotMark> Marks(DimensionResult dimension) =>
        [.. dimension.Groups.Select(score => new DotMark(score.Scale, ShapeOf(score.Group), score.Group.Name))];
}
