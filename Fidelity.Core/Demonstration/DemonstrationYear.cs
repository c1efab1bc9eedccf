namespace Fidelity.Core.Demonstration;

/// <summary>
/// The school year of the demonstration district. It is laid so that the spring survey is open on the day on which the demonstration is
/// made, whatever the season is outside: what is open must be open by the real clock.
/// </summary>
public sealed record DemonstrationYear(DateOnly Today)
{
    /// <summary>Weeks of school and breaks before this one.</summary>
    private const int WeeksGone = 32;

    public DateOnly BeginsOn => Day(0, DayOfWeek.Monday);

    public DateOnly FallEndsOn => Day(17, DayOfWeek.Friday);

    public DateOnly SpringBeginsOn => Day(20, DayOfWeek.Monday);

    public DateOnly EndsOn => Day(41, DayOfWeek.Friday);

    /// <summary>First day of the fall survey.</summary>
    public DateOnly FallOpensOn => Day(6, DayOfWeek.Monday);

    /// <summary>The last one lies in the time of the spring survey, so that its window shows what a day off does to it.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly To, string Title)> DaysOff =>
    [
        (Day(3, DayOfWeek.Monday), Day(3, DayOfWeek.Monday), "Holiday"),
        (Day(10, DayOfWeek.Friday), Day(10, DayOfWeek.Friday), "Teacher workday"),
        (Day(14, DayOfWeek.Wednesday), Day(14, DayOfWeek.Friday), "Fall break"),
        (Day(23, DayOfWeek.Monday), Day(23, DayOfWeek.Monday), "Holiday"),
        (Day(27, DayOfWeek.Monday), Day(27, DayOfWeek.Friday), "Spring break"),
        (Day(33, DayOfWeek.Wednesday), Day(33, DayOfWeek.Wednesday), "Teacher workday"),
    ];

    /// <param name="week">0 for the first of the year.</param>
    private DateOnly Day(int week, DayOfWeek day)
    {
        var monday = Today.AddDays(-(((int)Today.DayOfWeek + 6) % 7));
        return monday.AddDays((7 * (week - WeeksGone)) + (int)day - (int)DayOfWeek.Monday);
    }
}
