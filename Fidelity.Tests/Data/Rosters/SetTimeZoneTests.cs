using Fidelity.Core.Problems;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Fidelity.Data.Rosters;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Rosters;

[Collection(DatabaseProviders.Collection)]
public sealed class SetTimeZoneTests
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task A_districts_clock_is_that_of_every_school_below_it_and_of_nobody_else(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider, services => services.AddRosters());
        var ids = await AddTreeAsync(installation);

        var problems = await SetAsync(installation, [ids["district"]], "America/Chicago");

        Assert.Empty(problems);
        var zones = await installation.WithDb(db => db.Organizations.ToDictionaryAsync(row => row.SourcedId, row => row.TimeZone));
        Assert.Equal(("America/Chicago", "America/Chicago"), (zones["district"], zones["school"]));
        Assert.Equal(("America/New_York", "America/New_York"), (zones["state"], zones["elsewhere"]));
        Assert.Equal(SchoolLevel.High, await installation.WithDb(db =>
            db.Organizations.Where(row => row.SourcedId == "school").Select(row => row.Level).SingleAsync()));
        var audit = await installation.WithDb(db => db.Audit.SingleAsync());
        Assert.Equal(("alma", "SetTimeZone", "America/Chicago for 2 organisations"), (audit.Actor, audit.UseCase, audit.Detail));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task All_that_is_wrong_is_said_at_once_and_nothing_changes(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider, services => services.AddRosters());
        var ids = await AddTreeAsync(installation);

        var nothing = await SetAsync(installation, [], "Mars/Base");
        var unknown = await SetAsync(installation, [ids["school"], new OrganizationId(9999)], "America/Chicago");

        Assert.Equal(["CAL-001", "CAL-002"], nothing.Select(problem => problem.Code));
        Assert.Equal(["CAL-003"], unknown.Select(problem => problem.Code));
        Assert.All(await installation.WithDb(db => db.Organizations.Select(row => row.TimeZone).ToListAsync()), zone => Assert.Equal("America/New_York", zone));
    }

    private static Task<IReadOnlyList<Problem>> SetAsync(TestInstallation installation, OrganizationId[] chosen, string zone) =>
        installation.With<SetTimeZone, IReadOnlyList<Problem>>(set => set.RunAsync(chosen, zone, "alma", CancellationToken.None));

    private static Task<Dictionary<string, OrganizationId>> AddTreeAsync(TestInstallation installation) => installation.WithDb(async db =>
    {
        OrganizationId? above = null;
        foreach (var (id, kind) in new[] { ("state", OrganizationKind.State), ("district", OrganizationKind.District), ("school", OrganizationKind.School) })
        {
            var row = new Organization(id, kind, id);
            row.MoveUnder(above);
            row.Locate(row.TimeZone, kind == OrganizationKind.School ? SchoolLevel.High : null);
            db.Organizations.Add(row);
            await db.SaveChangesAsync();
            above = row.Id;
        }

        db.Organizations.Add(new Organization("elsewhere", OrganizationKind.School, "elsewhere"));
        await db.SaveChangesAsync();
        return await db.Organizations.ToDictionaryAsync(row => row.SourcedId, row => row.Id);
    });
}
