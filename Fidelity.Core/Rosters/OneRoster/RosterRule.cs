using System.Globalization;
using Fidelity.Core.Problems;

namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>A rule that a roster is held to.</summary>
/// <param name="Code">Below ROS-100 a broken rule refuses the set; from there on it is a warning, shown with the plan.</param>
/// <param name="Name">The rule as a sentence.</param>
/// <param name="Message">What is wrong and what to do, with {0} and so on for the particulars.</param>
public sealed record RosterRule(string Code, string Name, string Message)
{
    public bool IsWarning => string.CompareOrdinal(Code, "ROS-100") >= 0;

    public Problem Broken(string file, int line, string column, params object[] particulars) =>
        new(Code, string.Format(CultureInfo.InvariantCulture, Message, particulars), file, line, column);
}
