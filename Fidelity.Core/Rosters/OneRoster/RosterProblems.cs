using Fidelity.Core.Problems;

namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>Collects what is wrong while a set is read and checked. Counts everything and keeps the first ones.</summary>
public sealed class RosterProblems
{
    private readonly List<Problem> errors = [];
    private readonly List<Problem> warnings = [];
    private int errorCount;
    private int warningCount;

    public bool HasErrors => errorCount > 0;

    /// <summary>The first of them by file and line, then how many more there are.</summary>
    public IReadOnlyList<Problem> Errors => Listed(errors, errorCount);

    public IReadOnlyList<Problem> Warnings => Listed(warnings, warningCount);

    public void Add(RosterRule rule, string file = "", int line = 0, string column = "", params object[] particulars)
    {
        if (rule.IsWarning)
        {
            Keep(warnings, ref warningCount, RosterLimits.WarningsListed, rule, file, line, column, particulars);
        }
        else
        {
            Keep(errors, ref errorCount, RosterLimits.ProblemsListed, rule, file, line, column, particulars);
        }
    }

    private static void Keep(
        List<Problem> list, ref int count, int limit, RosterRule rule, string file, int line, string column, object[] particulars)
    {
        if (count++ < limit)
        {
            list.Add(rule.Broken(file, line, column, particulars));
        }
    }

    private static IReadOnlyList<Problem> Listed(List<Problem> list, int count) => count > list.Count
        ? [.. list, RosterRules.MoreOfThese.Broken("", 0, "", count - list.Count)]
        : [.. list];
}
