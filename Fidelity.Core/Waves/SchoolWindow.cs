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

    /// <summary>The end with which the window has at least so many days of school: its own where it has them, else the same time of a later day.</summary>
    /// <returns>At most <see cref="WaveRules.LongestWindowDays"/> after the opening; its own end where the calendar has too few days ahead.</returns>
    public DateTime EndKeeping(int instructionalDays)
    {
        var missing = instructionalDays - InstructionalDays;
        if (missing <= 0 || Calendar.AddInstructionalDays(LastDay, missing) is not { } last)
        {
            return ClosesAt;
        }

        var (end, longest) = (EndOn(last), OpensAt.AddDays(WaveRules.LongestWindowDays));
        return end <= longest ? end : ClosesAt > longest ? ClosesAt : longest;
    }

    /// <summary>The end with that last day, at the same time of day as now.</summary>
    public DateTime EndOn(DateOnly lastDay)
    {
        var end = SchoolClock.At(ClosesAt, Calendar.TimeZone);
        return Calendar.ToUtc(lastDay.AddDays(DateOnly.FromDateTime(end).DayNumber - LastDay.DayNumber), TimeOnly.FromDateTime(end));
    }
}
