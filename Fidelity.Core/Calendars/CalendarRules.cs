using Fidelity.Core.Problems;
using Fidelity.Core.Rosters;

namespace Fidelity.Core.Calendars;

/// <summary>What is typed into a calendar must satisfy these: codes <c>CAL-03x</c>.</summary>
public static class CalendarRules
{
    public const int LongestTitle = 200;

    public const int LongestUid = 255;

    /// <summary>Days in one entry.</summary>
    public const int LongestEntry = 366;

    /// <summary>Years from today, back and ahead: beyond lie slips of the keyboard.</summary>
    private const int FurthestYears = 3;

    private static readonly (string Code, Func<NewCalendarEntry, DateOnly, bool> IsBroken, string Message)[] Rules =
    [
        ("CAL-030", (entry, _) => entry.Kind is null, "It is not said what these days are: choose from the list."),
        ("CAL-031", (entry, _) => entry.BeginsOn is null || entry.EndsOn is null, "A date is missing or cannot be read: choose a first day, and a last day if it is another."),
        ("CAL-032", (entry, _) => entry.EndsOn < entry.BeginsOn, "The last day lies before the first: change one of them."),
        ("CAL-033", (entry, _) => entry is { BeginsOn: { } from, EndsOn: { } to } && to.DayNumber - from.DayNumber >= LongestEntry,
            "These are more days than a year has: change the first or the last day."),
        ("CAL-034", (entry, today) => entry.BeginsOn < today.AddYears(-FurthestYears) || entry.EndsOn > today.AddYears(FurthestYears),
            $"A date lies more than {FurthestYears} years away: check the year."),
        ("CAL-035", (entry, _) => string.IsNullOrWhiteSpace(entry.Title) || entry.Title.Length > LongestTitle,
            $"Say in 1 to {LongestTitle} characters what it is, such as \"Winter break\" or \"Snow\"."),
    ];

    public static IReadOnlyList<Problem> Check(NewCalendarEntry entry, DateOnly today) =>
        [.. Rules.Where(rule => rule.IsBroken(entry, today)).Select(rule => new Problem(rule.Code, rule.Message))];
}

/// <summary>What somebody typed; not yet checked. Null is what could not be read.</summary>
public sealed record NewCalendarEntry(OrganizationId Organization, CalendarEntryKind? Kind, DateOnly? BeginsOn, DateOnly? EndsOn, string Title);
