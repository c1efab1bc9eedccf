using Fidelity.Core.Problems;

namespace Fidelity.Core.Calendars.Files;

/// <summary>What an iCalendar file must be like: codes <c>CAL-01x</c>, and <c>CAL-02x</c> for what is left out of one.</summary>
public static class CalendarFileRules
{
    public static readonly CalendarFileRule SizeIsSensible = new("CAL-010",
        $"The file is empty or larger than {CalendarFile.LargestFile / 1024 / 1024} MB: export the school calendar alone.");

    public static readonly CalendarFileRule IsText = new("CAL-011",
        "This is no calendar file, or it is not written in UTF-8: export it again as iCalendar (.ics).");

    public static readonly CalendarFileRule IsCalendar = new("CAL-012",
        "The file holds no calendar (BEGIN:VCALENDAR): export it as iCalendar (.ics).");

    public static readonly CalendarFileRule HasEvents = new("CAL-013",
        "The calendar holds no event: choose the calendar with the school's holidays and breaks.");

    public static readonly CalendarFileRule DatesCanBeRead = new("CAL-014",
        "This date cannot be read: it must look like 20261126, or like 20261126T080000 with a time.");

    public static readonly CalendarFileRule EventsBegin = new("CAL-015", "This event has no beginning (DTSTART): mend or remove it.");

    public static readonly CalendarFileRule IsWhole = new("CAL-016", "The file ends in the middle of an event: download it again.");

    public static readonly CalendarFileRule CanBeLookedThrough = new("CAL-017",
        $"More than {CalendarFile.MostEvents} events of these school years are in the file: export the calendar with holidays and breaks alone.");

    public static readonly CalendarFileRule RepetitionIsUnderstood = new("CAL-020",
        "This event repeats in a way that is not understood here: only its first time is listed. Type the other days if they matter.");

    public static readonly CalendarFileRule EventsAreShort = new("CAL-021",
        "This event is longer than a year and is left out: type it if it matters.");
}

public sealed record CalendarFileRule(string Code, string Message)
{
    public Problem Broken(string file, int line = 0, string property = "") => new(Code, Message, file, line, property);
}
