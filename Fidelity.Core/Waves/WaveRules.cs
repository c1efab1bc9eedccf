using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;

namespace Fidelity.Core.Waves;

/// <summary>What a wave's plan must satisfy before it is saved: codes <c>WAV-…</c>.</summary>
public static class WaveRules
{
    /// <summary>Longest window, in days: a survey that stays open for a season measures two seasons.</summary>
    public const int LongestWindowDays = 60;

    public const int LongestName = 100;

    /// <summary>Reminders a person gets at most: more cost more trust than they bring answers.</summary>
    public const int MostReminders = 4;

    private static readonly (string Code, Func<WavePlan, DateTime, InstrumentLibrary, bool> IsBroken, string Message)[] Rules =
    [
        ("WAV-001", (plan, _, _) => string.IsNullOrWhiteSpace(plan.Name) || plan.Name.Length > LongestName,
            $"Give the wave a name of 1 to {LongestName} characters, such as \"Fall 2026\"."),
        ("WAV-002", (plan, _, _) => plan.ClosesAt <= plan.OpensAt,
            "The wave closes before it opens: set the closing time after the opening time."),
        ("WAV-003", (plan, now, _) => plan.ClosesAt <= now,
            "The closing time is in the past: choose a later one."),
        ("WAV-004", (plan, _, _) => (plan.ClosesAt - plan.OpensAt).TotalDays > LongestWindowDays,
            $"The window is longer than {LongestWindowDays} days: choose an earlier closing time."),
        ("WAV-005", (plan, _, _) => plan.Schools.Count == 0,
            "No school takes part: choose at least one."),
        ("WAV-006", (plan, _, _) => plan.Instruments.Count == 0,
            "No survey is chosen: choose at least one instrument."),
        ("WAV-007", (plan, _, library) => plan.Instruments.Any(key => library.Find(key) is null),
            "An instrument of this plan is not installed: choose from the list."),
        ("WAV-008", (plan, _, _) => plan.Languages.Count == 0,
            "No language is chosen: choose at least one."),
        ("WAV-009", (plan, _, library) => plan.Instruments.Any(key =>
                library.Find(key) is { } instrument && plan.Languages.Except(instrument.Languages).Any()),
            "An instrument does not exist in one of the chosen languages: leave that language or that instrument out."),
        ("WAV-010", (plan, _, _) => plan.Settings.MostReminders is < 0 or > MostReminders,
            $"A person gets 0 to {MostReminders} reminders: choose a number of these."),
        ("WAV-011", (plan, _, _) => !TimeZoneInfo.TryFindSystemTimeZoneById(plan.TimeZone, out _),
            "The time zone is not known: use an IANA name such as America/Chicago."),
    ];

    public static IReadOnlyList<string> Codes => [.. Rules.Select(rule => rule.Code), .. NoticeRules.Codes];

    public static IReadOnlyList<Problem> Check(WavePlan plan, DateTime now, InstrumentLibrary library) =>
    [
        .. Rules.Where(rule => rule.IsBroken(plan, now, library)).Select(rule => new Problem(rule.Code, rule.Message)),
        .. NoticeRules.Check(plan, library),
    ];
}
