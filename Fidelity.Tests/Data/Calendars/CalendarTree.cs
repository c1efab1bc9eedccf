using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;

namespace Fidelity.Tests.Data.Calendars;

/// <summary>A state with a district with two schools, in Chicago's time.</summary>
internal sealed record CalendarTree(OrganizationId State, OrganizationId District, OrganizationId School, OrganizationId Beside)
{
    public static Task<CalendarTree> AddAsync(TestInstallation installation) => installation.WithDb(async db =>
    {
        var state = await AddAsync(OrganizationKind.State, "state", null);
        var district = await AddAsync(OrganizationKind.District, "district", state);
        return new CalendarTree(
            state, district, await AddAsync(OrganizationKind.School, "school", district), await AddAsync(OrganizationKind.School, "beside", district));

        async Task<OrganizationId> AddAsync(OrganizationKind kind, string name, OrganizationId? above)
        {
            var row = new Organization(name, kind, name);
            row.MoveUnder(above);
            row.Locate("America/Chicago", null);
            db.Organizations.Add(row);
            await db.SaveChangesAsync();
            return row.Id;
        }
    });

    public static CalendarEntry Entry(OrganizationId organization, CalendarEntryKind kind, DateOnly from, DateOnly to) =>
        new(organization, kind, from, to, kind.ToString(), CalendarSource.Typed, "", TestClock.SomeMonday);
}
