using Fidelity.Core.Calendars;
using Fidelity.Core.Problems;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Calendars;

/// <summary>Says an organisation's bell hours and weekdays and who its survey coordinator is; what is left empty follows the one above.</summary>
public sealed class ChangeSchoolSettings(FidelityDb db, TimeProvider clock)
{
    /// <returns>What is wrong; empty when the settings have been saved.</returns>
    public async Task<IReadOnlyList<Problem>> RunAsync(NewSettings given, string actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var isKnown = await db.Organizations.AnyAsync(row => row.Id == given.Organization, cancellationToken);
        var problems = isKnown ? SettingsRules.Check(given) : [CalendarProblems.OrganizationIsUnknown];
        if (problems.Count > 0)
        {
            return problems;
        }

        var settings = await db.SchoolSettings.SingleOrDefaultAsync(row => row.OrganizationId == given.Organization, cancellationToken)
            ?? db.SchoolSettings.Add(new SchoolSettings(given.Organization)).Entity;
        settings.Ring(given.DayBegins, given.DayEnds);
        settings.MeetOn(given.Weekdays.Count > 0 ? given.Weekdays : null);
        settings.Coordinate(given.CoordinatorEmail.Length > 0 ? given.CoordinatorEmail : null);
        db.Record(clock.GetUtcNow().UtcDateTime, actor, nameof(ChangeSchoolSettings), $"organization/{given.Organization.Value}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [];
    }
}
