namespace Fidelity.Core.Calendars;

/// <summary>What is typed into a calendar must satisfy these: codes <c>CAL-…</c>.</summary>
public static class CalendarRules
{
    public const int LongestTitle = 200;

    public const int LongestUid = 255;
}
