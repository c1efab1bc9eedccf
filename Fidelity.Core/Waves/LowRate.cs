using System.Globalization;
using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;

namespace Fidelity.Core.Waves;

/// <summary>
/// A class or a role as its coordinator is told of it: in bands, because an exact share of a class, seen twice, would tell when single
/// people answered; and nothing at all of a role so small that a share names people.
/// </summary>
/// <param name="Band">Such as <c>20-39%</c>; null where fewer than <see cref="RateGroups.FewestAsked"/> are asked.</param>
public sealed record LowRate(string Group, string? Band)
{
    private const int BandWidth = 20;

    /// <summary>Small classes that are shown together are shown in quarters: a finer band would tell more than their page does.</summary>
    private const int QuarterWidth = 25;

    /// <summary>Students by the groups of classes in which their rates are shown, others as a whole.</summary>
    /// <param name="minimumRate">The gate below which a group is low; a share from 0 to 1.</param>
    /// <returns>
    /// Groups that have not reached the gate. A role under <see cref="RateGroups.FewestAsked"/> is always there: left out, it would be known
    /// to have answered.
    /// </returns>
    public static IEnumerable<LowRate> Of(RoleRates role, IReadOnlyDictionary<ClassId, string> classTitles, double minimumRate)
    {
        if (role.Answered is not { } answered)
        {
            return [new(Name(role.Role), null)];
        }

        var groups = role.Grades.SelectMany(grade => grade.Classes.Select(group => (Grade: grade.Grade, Group: group))).ToList();
        var isMixed = groups.SelectMany(one => one.Group.Members).GroupBy(id => id).Where(rows => rows.Count() > 1).Select(rows => rows.Key).ToHashSet();
        return groups.Count == 0
            ? Low(Name(role.Role), role.Asked, answered, minimumRate, BandWidth)
            : groups.SelectMany(one => Low(
                string.Join(", ", one.Group.Members.Select(id => Title(id) + (isMixed.Contains(id) ? $" ({Grades(one.Grade)})" : ""))),
                one.Group.Asked, one.Group.Answered, minimumRate, one.Group.IsBand || one.Grade.IsBand ? QuarterWidth : BandWidth));

        string Title(ClassId? id) => id is { } one ? classTitles.GetValueOrDefault(one, "A class") : "No class";
    }

    private static IEnumerable<LowRate> Low(string group, int asked, int answered, double minimumRate, int width)
    {
        var low = 100 * answered / asked / width * width;
        return answered < minimumRate * asked
            ? [new LowRate(group, string.Create(CultureInfo.InvariantCulture, $"{low}-{low + width - 1}%"))]
            : [];
    }

    private static string Name(RespondentRole role) => $"{role}s";

    private static string Grades(RateGroup<int?> grade) =>
        "grade " + string.Join(", ", grade.Members.Select(one => one?.ToString(CultureInfo.InvariantCulture) ?? "unknown"));
}
