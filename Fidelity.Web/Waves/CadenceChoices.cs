using System.Globalization;
using Fidelity.Core.Calendars;
using Fidelity.Core.Waves;

namespace Fidelity.Web.Waves;

/// <summary>How often a plan asks, and the windows that the calendar gives for it.</summary>
public static class CadenceChoices
{
    public const string Once = "once";

    public const string Season = "season";

    public const string Year = "year";

    public const string Pulse = "pulse";

    public const int FewestWeeks = 2;

    public const int MostWeeks = 20;

    private const int UsualDays = 10;

    public static IReadOnlyList<(string Value, string Label, string Hint)> All { get; } =
    [
        (Once, "Once", "Ten days of school from next Monday; set other dates below."),
        (Season, "This season", "The fall, winter or spring window that comes next."),
        (Year, "The whole school year", "Fall, winter and spring, so that you can see what changes."),
        (Pulse, "A pulse", "Five days of school, again every few weeks until summer."),
    ];

    /// <summary>The windows from today on, of this school year or, where it has none left, of the next.</summary>
    /// <param name="weeks">Between pulses, as typed; what is no such number is the usual one.</param>
    public static SuggestedWindows Windows(string choice, string weeks, SchoolCalendar calendar, DateOnly today)
    {
        var year = SchoolYear.Of(today);
        var plans = new[] { year, year + 1 }
            .Select(one => CadenceOf(choice, weeks, today).Windows(calendar, one, notBefore: today))
            .ToList();
        var plan = plans.Find(one => one.Windows.Count > 0) ?? plans[0];
        var windows = choice == Season ? plan.Windows.Take(1).ToList() : plan.Windows;
        return new(
            windows.Count > 0 ? [.. windows.Select(window => TypedWindow.Of(NameOf(window), window.FirstDay, window.LastDay))] : [new TypedWindow("", "", "")],
            choice == Season && windows.Count > 0 ? [] : [.. plan.NotPlaced.Select(one => $"{one.Name} is not planned: {one.Reason}.")]);
    }

    private static Cadence CadenceOf(string choice, string weeks, DateOnly today) => choice switch
    {
        Season or Year => new Cadence.Seasonal(UsualDays),
        Pulse => new Cadence.Pulse(
            int.TryParse(weeks, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= FewestWeeks and <= MostWeeks ? number : 6),
        _ => new Cadence.OneOff(NextMonday(today), UsualDays),
    };

    private static DateOnly NextMonday(DateOnly today) => today.AddDays((((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7) + 1);

    /// <summary>"Fall 2026"; a one-off is called after the season it lies in.</summary>
    private static string NameOf(CadenceWindow window)
    {
        var season = window.FirstDay.Month switch { >= 8 and <= 11 => "Fall", 12 or <= 2 => "Winter", _ => "Spring" };
        return window.Name switch
        {
            var name when name.StartsWith("Pulse", StringComparison.Ordinal) => $"{name}, {SchoolYear.Say(SchoolYear.Of(window.FirstDay))}",
            "Survey" => string.Create(CultureInfo.InvariantCulture, $"{season} {window.FirstDay.Year}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{window.Name} {window.FirstDay.Year}"),
        };
    }
}

/// <param name="Windows">At least one line, empty where the calendar gives no window.</param>
/// <param name="NotPlanned">Whole sentences on what the calendar has no room for.</param>
public sealed record SuggestedWindows(IReadOnlyList<TypedWindow> Windows, IReadOnlyList<string> NotPlanned);
