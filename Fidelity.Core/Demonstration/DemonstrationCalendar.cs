using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;

namespace Fidelity.Core.Demonstration;

/// <summary>The days off of the demonstration district, in the school year whose terms its roster has.</summary>
public static class DemonstrationCalendar
{
    private static readonly (DateOnly From, DateOnly To, string Title)[] Holidays =
    [
        (new(2026, 9, 7), new(2026, 9, 7), "Labor Day"),
        (new(2026, 10, 9), new(2026, 10, 9), "Teacher workday"),
        (new(2026, 11, 25), new(2026, 11, 27), "Thanksgiving break"),
        (new(2026, 12, 21), new(2027, 1, 1), "Winter break"),
        (new(2027, 1, 18), new(2027, 1, 18), "Martin Luther King Jr. Day"),
        (new(2027, 2, 15), new(2027, 2, 15), "Presidents' Day"),
        (new(2027, 4, 5), new(2027, 4, 9), "Spring break"),
        (new(2027, 5, 31), new(2027, 5, 31), "Memorial Day"),
    ];

    public static IEnumerable<NewCalendarEntry> Of(OrganizationId district) => Holidays.Select(holiday =>
        new NewCalendarEntry(district, CalendarEntryKind.Holiday, holiday.From, holiday.To, $"{holiday.Title} (demonstration)"));

    /// <summary>The top-level domain "example" is reserved: no mail can reach anybody.</summary>
    public static NewSettings Settings(OrganizationId district) =>
        new(district, new TimeOnly(8, 0), new TimeOnly(15, 0), [], "surveys@district.example");
}
