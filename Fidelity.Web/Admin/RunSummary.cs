using System.Text.RegularExpressions;

namespace Fidelity.Web.Admin;

/// <summary>A run's summary as people read it: jobs write their outcome record as it is, "MailDispatched { Sent = 3, WillRetry = 0 }".</summary>
public static partial class RunSummary
{
    /// <summary>"sent 3, will retry 0"; anything else, such as an error's first line, stays as it is.</summary>
    public static string Read(string summary) => Outcome().Match(summary) is { Success: true } match
        ? WordStart().Replace(match.Groups["counts"].Value, " ").Replace(" = ", " ", StringComparison.Ordinal).Trim().ToLowerInvariant()
        : summary;

    [GeneratedRegex(@"^\w+ \{ (?<counts>(\w+ = \d+(, )?)+) \}$")]
    private static partial Regex Outcome();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
