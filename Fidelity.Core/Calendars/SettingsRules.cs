using Fidelity.Core.Problems;
using Fidelity.Core.Rosters;

namespace Fidelity.Core.Calendars;

/// <summary>What the settings of a school or district must satisfy: codes <c>CAL-04x</c>.</summary>
public static class SettingsRules
{
    private const int LongestEmail = 256;

    private static readonly (string Code, Func<NewSettings, bool> IsBroken, string Message)[] Rules =
    [
        ("CAL-040", given => (given.DayBegins is null) != (given.DayEnds is null) || given.DayEnds <= given.DayBegins,
            "Bell hours need a first bell and a later last bell: fill in both, or leave both empty."),
        ("CAL-041", given => given.Weekdays.Count is > 0 and < 3,
            "School on fewer than three days of the week: tick the days on which students come, or none to follow the district."),
        ("CAL-042", given => given.CoordinatorEmail.Length > LongestEmail || (given.CoordinatorEmail.Length > 0 && !LooksLikeAnAddress(given.CoordinatorEmail)),
            "The survey coordinator's address is no mail address: write one such as office@school.example, or leave it empty."),
    ];

    public static IReadOnlyList<Problem> Check(NewSettings given) =>
        [.. Rules.Where(rule => rule.IsBroken(given)).Select(rule => new Problem(rule.Code, rule.Message))];

    private static bool LooksLikeAnAddress(string text) =>
        text.Split('@') is [{ Length: > 0 }, var host] && host.Contains('.', StringComparison.Ordinal)
        && !host.StartsWith('.') && !host.EndsWith('.') && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>');
}

/// <summary>What somebody typed; not yet checked. What is empty follows the organisation above.</summary>
public sealed record NewSettings(
    OrganizationId Organization, TimeOnly? DayBegins, TimeOnly? DayEnds, IReadOnlyList<DayOfWeek> Weekdays, string CoordinatorEmail);
