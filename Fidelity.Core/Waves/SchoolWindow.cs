using Fidelity.Core.Calendars;

namespace Fidelity.Core.Waves;

/// <summary>A wave's window as one school's calendar sees it. Instants are UTC; the end is excluded.</summary>
public sealed record SchoolWindow(SchoolCalendar Calendar, DateTime OpensAt, DateTime ClosesAt)
{
    /// <summary>The first day of which some school time may lie in the window.</summary>
    public DateOnly FirstDay =>
        SchoolClock.DayOf(OpensAt, Calendar.TimeZone) is var day && OpensAt >= Calendar.ToUtc(day, Calendar.DayEnds) ? day.AddDays(1) : day;

    /// <summary>The last such day; before the first where the window has no school time at all.</summary>
    public DateOnly LastDay =>
        SchoolClock.DayOf(ClosesAt, Calendar.TimeZone) is var day && ClosesAt <= Calendar.ToUtc(day, Calendar.DayBegins) ? day.AddDays(-1) : day;

    /// <summary>How many days the window has some school time on.</summary>
    public int InstructionalDays => Calendar.InstructionalDays(FirstDay, LastDay);
}
