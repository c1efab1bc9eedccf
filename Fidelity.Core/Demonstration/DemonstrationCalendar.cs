using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;

namespace Fidelity.Core.Demonstration;

/// <summary>The days off and the bell hours of the demonstration district; its terms are in its roster.</summary>
public static class DemonstrationCalendar
{
    public static IEnumerable<NewCalendarEntry> Of(DemonstrationYear year, OrganizationId district) => year.DaysOff.Select(off =>
        new NewCalendarEntry(district, CalendarEntryKind.Holiday, off.From, off.To, $"{off.Title} (demonstration)"));

    /// <summary>The top-level domain "example" is reserved: no mail can reach anybody.</summary>
    public static NewSettings Settings(OrganizationId district) =>
        new(district, new TimeOnly(8, 0), new TimeOnly(15, 0), [], "surveys@district.example");
}
