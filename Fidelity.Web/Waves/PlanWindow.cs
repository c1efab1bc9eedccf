using Fidelity.Core.Calendars;
using Fidelity.Core.Waves;

namespace Fidelity.Web.Waves;

/// <summary>A window between two days: from the first bell to the end of the afternoon.</summary>
public static class PlanWindow
{
    /// <summary>When a window ends on its last day: adults answer after the last bell too.</summary>
    private static readonly TimeOnly Ends = new(17, 0);

    public static SchoolWindow Of(SchoolCalendar calendar, DateOnly opens, DateOnly closes) => new(
        calendar,
        calendar.ToUtc(opens, calendar.DayBegins),
        calendar.ToUtc(closes, calendar.DayEnds > Ends ? calendar.DayEnds : Ends));
}
