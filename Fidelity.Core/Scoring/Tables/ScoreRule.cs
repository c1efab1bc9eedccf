using System.Globalization;
using Fidelity.Core.Problems;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>A rule that the files given to <c>score</c> are held to.</summary>
/// <param name="Name">The rule as a sentence.</param>
/// <param name="Message">What is wrong and what to do, with {0} and so on for the particulars.</param>
public sealed record ScoreRule(string Code, string Name, string Message)
{
    public Problem Broken(string file, int line, string column, params object[] particulars) =>
        new(Code, string.Format(CultureInfo.InvariantCulture, Message, particulars), file, line, column);
}
