using System.Security.Claims;
using Fidelity.Core.Accounts;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Accounts;
using Fidelity.Data.Database;
using Fidelity.Data.Jobs;
using Fidelity.Data.Releases;
using Fidelity.Data.Reports;
using Fidelity.Data.Rosters;
using Fidelity.Data.Waves;
using Fidelity.Tests.Core.Reports;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.SqlServer;

/// <summary>
/// What use cases ask is said in T-SQL and names only what the migrations made. On an empty database: a question that depends on an
/// earlier answer is not reached, and the feed's have a test of their own.
/// </summary>
public sealed class UseCaseQueriesTests
{
    private static readonly TestClock Clock = new(TestClock.SomeMonday);

    private static readonly Dictionary<string, Func<FidelityDb, Task>> Questions = new()
    {
        ["waves of some schools"] = db => new ListWaves(db).RunAsync([new OrganizationId(1), new OrganizationId(2)], default),
        ["response rates"] = db => new LiveResponseRates(db, MadeRelease.Library).RunAsync(new WaveId(1), [new OrganizationId(1)], default),
        ["code sheets"] = db => new ListCodeSheets(db).RunAsync(new WaveId(1), new OrganizationId(1), default),
        ["due waves"] = db => new DueWaves(db, Clock).RunAsync(default),
        ["a wave's people"] = db => new WaveRoster(db).LoadAsync(SomeWave(), Clock.Now, default),
        ["mail addresses"] = db => new MailRecipients(db, MadeRelease.Library).Reachable(new WaveId(1)).ToListAsync(),
        ["who waits for a mail"] = db => new MailRecipients(db, MadeRelease.Library).Waiting(SomeWave()).ToListAsync(),
        ["adults of an anonymous wave"] = db => new AnonymousAdults(db, MadeRelease.Library).OfAsync(SomeWave(), Clock, default),
        ["the roster"] = db => LoadRoster.SnapshotAsync(db, default),
        ["schools of a release"] = db => new FindReportSchools(db).RunAsync(new ReleaseId(1), default),
        ["what a release is computed from"] = db => new FindReleaseUnits(db, MadeRelease.Library).RunAsync(SomeWave(), default),
        ["a state's schools"] = db => new SumUpStates(db, MadeRelease.Library).RunAsync([new ReleasePartId(1)], default),
        ["changes of a release"] = db => new ListReleaseChanges(db).RunAsync(new ReleaseId(1), default),
        ["old job runs"] = db => new PurgeJobRuns(db, Clock).RunAsync(default),
        ["a leader's schools"] = db => new AccessScope(db).VisibleSchools(Lena()).ToListAsync(),
        ["one school of a leader"] = db => new AccessScope(db).MaySeeAsync(Lena(), new OrganizationId(1)),
    };

    public static TheoryData<string> Names => [.. Questions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_use_case_asks_in_T_SQL_and_names_what_is_there(string name)
    {
        var server = new NoServer();
        await using var db = server.Open();

        await Questions[name](db);

        var catalogue = SqlServerSchema.Catalogue();
        Assert.NotEmpty(server.Commands);
        Assert.Empty(server.Commands.SelectMany(catalogue.Read));
    }

    private static ClaimsPrincipal Lena() =>
        AccountClaims.Of(new Account { Id = 1, UserName = "lena", Role = AccountRole.Leader }, "test");

    private static Wave SomeWave() => Wave.Plan(new WavePlan(
        "Fall 2026", Clock.Now, Clock.Now.AddDays(14), "America/New_York", ["teacher/1.0"], ["en"], [new OrganizationId(1)]));
}
