using Fidelity.Core.Rosters;

namespace Fidelity.Core.Calendars;

/// <summary>
/// How an organisation's schools run: bell hours, weekdays and who minds the surveys. What is null follows the organisation above.
/// </summary>
public sealed class SchoolSettings(OrganizationId organizationId)
{
    public OrganizationId OrganizationId { get; private set; } = organizationId;

    /// <summary>The first bell; null together with <see cref="DayEnds"/>.</summary>
    public TimeOnly? DayBegins { get; private set; }

    /// <summary>The last bell, not included.</summary>
    public TimeOnly? DayEnds { get; private set; }

    /// <summary>The days of the week on which school is held: four in some districts.</summary>
    public IReadOnlyList<DayOfWeek>? Weekdays { get; private set; }

    /// <summary>Address of the survey coordinator, who hears of classes with low response rates.</summary>
    public string? CoordinatorEmail { get; private set; }

    public void Ring(TimeOnly? dayBegins, TimeOnly? dayEnds) => (DayBegins, DayEnds) = (dayBegins, dayEnds);

    public void MeetOn(IReadOnlyList<DayOfWeek>? weekdays) => Weekdays = weekdays;

    public void Coordinate(string? email) => CoordinatorEmail = email;
}
