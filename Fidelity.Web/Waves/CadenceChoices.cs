using System.Globalization;
using Fidelity.Core.Calendars;

namespace Fidelity.Web.Waves;

/// <summary>How often a plan asks, and the windows that the calendar gives for it.</summary>
public static class CadenceChoices
{
    public const string Once = "once";

    public const string Season = "season";

    public const string Year = "year";

    public const string Pulse = "pulse";

    public const int FewestWeeks = 2;

    public const int MostWeeks = 12;

    public static IReadOnlyList<(string Value, string Label, string Hint)> All { get; } =
    [
        (Once, "Once", "Two school weeks from next Monday; set other dates below."),
        (Season, "This season", "The fall, winter or spring window that comes next."),
        (Year, "The whole school year", "Fall, winter and spring, so that you can see what changes."),
        (Pulse, "A pulse", "The same short question again every few weeks."),
    ];

    /// <summary>Two school weeks from the next Monday.</summary>
    public static IReadOnlyList<TypedWindow> Windows(string choice, SchoolCalendar calendar, DateOnly today)
    {
        var monday = today.AddDays(((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7 + 1);
        return [TypedWindow.Of(NameOf(monday), monday, monday.AddDays(11))];
    }

    private static string NameOf(DateOnly day) => string.Create(
        CultureInfo.InvariantCulture, $"{day.Month switch { >= 8 and <= 11 => "Fall", 12 or <= 2 => "Winter", _ => "Spring" }} {day.Year}");
}
