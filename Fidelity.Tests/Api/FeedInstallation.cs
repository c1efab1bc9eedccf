using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Fidelity.Api.Feed;
using Fidelity.Core.Accounts;
using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Reports;
using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring;
using Fidelity.Core.Waves;
using Fidelity.Data.Accounts;
using Fidelity.Data.Database;
using Fidelity.Data.Instruments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Fidelity.Tests.Api;

/// <summary>
/// The feed as a host of its own, on a database with two districts: Lena's and Theo's schools in the first, Nia's in the second. Made
/// once for a class of tests, which only read.
/// </summary>
public sealed class FeedInstallation : IAsyncLifetime, IDisposable
{
    public static readonly byte[] Pdf = [.. "%PDF-1.7 "u8, 0, 255, 13, 10];

    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!;

    public TestClock Clock { get; } = new(TestClock.SomeMonday);

    /// <summary>What the disclosure step let through, as saved: the expected answers are computed from it.</summary>
    public IReadOnlyList<ReleasedCell> Cells { get; private set; } = [];

    public IReadOnlyDictionary<OrganizationId, Organization> Organizations { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (true, true));
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddFidelityDatabase(new DataFolder(folder.Path), new DatabaseOptions());
        builder.Services.AddFeed();
        app = builder.Build();
        app.MapFeed();
        await app.StartAsync();
        await WithDb(async db =>
        {
            await db.Database.MigrateAsync();
            await SeedAsync(db);
        });
        Cells = await WithDb(db => db.ReleasedCells.AsNoTracking().OrderBy(cell => cell.Id).ToListAsync());
        Organizations = await WithDb(db => db.Organizations.AsNoTracking().ToDictionaryAsync(row => row.Id));
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    public void Dispose() => folder.Dispose();

    public async Task<T> WithDb<T>(Func<FidelityDb, Task<T>> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<FidelityDb>());
    }

    public Task WithDb(Func<FidelityDb, Task> act) => WithDb(async db =>
    {
        await act(db);
        return 0;
    });

    /// <summary>A client of that account; its key is the name followed by <c>-key</c>.</summary>
    public HttpClient Client(string? user = "alma", string? key = null)
    {
        var client = app.GetTestClient();
        if (user is not null)
        {
            client.DefaultRequestHeaders.Authorization =
                new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{key ?? user + "-key"}")));
        }

        return client;
    }

    public async Task<HttpResponseMessage> Send(string address, string user = "alma", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await Client(user).SendAsync(request);
    }

    public async Task<JsonElement> Get(string address, string user = "alma", params (string Name, string Value)[] headers)
    {
        using var response = await Send(address, user, headers);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{address}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public async Task<IReadOnlyList<JsonElement>> Rows(string address, string user = "alma") =>
        [.. (await Get(address, user)).GetProperty("value").EnumerateArray()];

    private static async Task SeedAsync(FidelityDb db)
    {
        var state = await Add(db, new Organization("state", OrganizationKind.State, "Test state"), null);
        var first = await Add(db, new Organization("district-1", OrganizationKind.District, "First district"), state);
        var second = await Add(db, new Organization("district-2", OrganizationKind.District, "Second district"), state);
        var lenas = await Add(db, new Organization("school-lena", OrganizationKind.School, "Lena's school"), first);
        var theos = await Add(db, new Organization("school/théo", OrganizationKind.School, "Théo's school"), first);
        var nias = await Add(db, new Organization("school-nia", OrganizationKind.School, "Nia's school"), second);
        await AddAccount(db, "alma", AccountRole.Administrator);
        await AddAccount(db, "lena", AccountRole.Leader, lenas);
        await AddAccount(db, "cole", AccountRole.Coach, first);
        await AddAccount(db, "paula", AccountRole.Policymaker, state);
        await AddAccount(db, "nia", AccountRole.Leader, nias);
        await AddAccount(db, "theo", AccountRole.Coach);

        Describe(db);
        await AddRelease(db, "Fall 2026", false, [lenas, theos, nias]);
        await AddRelease(db, "Demonstration", true, [lenas]);
        await db.SaveChangesAsync();
    }

    private static async Task<OrganizationId> Add(FidelityDb db, Organization organization, OrganizationId? parent)
    {
        organization.MoveUnder(parent);
        db.Organizations.Add(organization);
        await db.SaveChangesAsync();
        return organization.Id;
    }

    private static async Task AddAccount(FidelityDb db, string name, AccountRole role, params OrganizationId[] scopes)
    {
        var account = new Account { UserName = name, NormalizedUserName = name.ToUpperInvariant(), Role = role };
        db.Users.Add(account);
        await db.SaveChangesAsync();
        db.AccountScopes.AddRange(scopes.Select(scope => new AccountScope(account.Id, scope)));
        db.FeedKeys.Add(new FeedKey(account.Id, "test", FeedKey.HashOf(name + "-key"), TestClock.SomeMonday, TestClock.SomeMonday + FeedKey.Lasts));
        await db.SaveChangesAsync();
    }

    private static void Describe(FidelityDb db)
    {
        db.RegisteredDimensions.Add(new RegisteredDimension { Id = "choice", Kind = DimensionKind.Practice, Number = 1, Name = "Student choice", Target = 75 });
        db.RegisteredDimensions.Add(new RegisteredDimension { Id = "goals", Kind = DimensionKind.Practice, Number = 2, Name = "Goals", Target = 75 });
        db.RegisteredItems.Add(new RegisteredItem { Id = "t-choice-1", Instrument = "teacher", InstrumentVersion = "1.0", Dimension = "choice", Position = 1, Stem = "Students choose \"topics\" <often> 👍" });
        db.RegisteredBaselines.Add(new RegisteredBaseline { Id = "atp-1", Construct = "choice", Percent = 40, AsPublished = "about two in five", Title = "American Teacher Panel", Year = "2020", Items = "t-choice-1" });
    }

    private static async Task AddRelease(FidelityDb db, string name, bool isDemonstration, OrganizationId[] schools)
    {
        var start = TestClock.SomeMonday;
        var wave = Wave.Plan(new WavePlan(name, start, start.AddDays(7), "America/New_York", ["teacher/1.0"], ["en"], schools), isDemonstration);
        db.Waves.Add(wave);
        await db.SaveChangesAsync();
        var release = new Release(wave.Id, 1, name, start.AddDays(8).AddMicroseconds(5), Provenance.None with { Responses = 100, Eligible = 150 }, "00ff", isDemonstration);
        db.Releases.Add(release);
        await db.SaveChangesAsync();
        await StoredCells.AddAsync(db, release, Disclosure.Protect([.. schools.SelectMany((school, index) => Candidates(school, index))], DisclosureRules.Default));
        db.ReportFiles.AddRange(schools.Select(school => new ReportFile(release.Id, school, $"{name}: report", "abc", Pdf, start.AddDays(9))));
        await db.SaveChangesAsync();
    }

    /// <summary>Scores with and without interval, level and flag; counts on both sides of the primary rule; an item with a baseline.</summary>
    private static IEnumerable<CandidateCell> Candidates(OrganizationId school, int index)
    {
        foreach (var (practice, number) in new[] { ("choice", 0), ("goals", 1) })
        {
            foreach (var role in new RespondentRole?[] { null, RespondentRole.Teacher, RespondentRole.Student })
            {
                var order = (index * 6) + (number * 3) + (role is null ? 0 : (int)role + 1);
                yield return new CandidateCell(new CellAddress(
                    school, role is null ? Measure.PracticeScore : Measure.ScaleMean, role, role is null ? "" : role.ToString()!.ToLowerInvariant(), practice))
                {
                    Value = 30.5 + (order * 3.25),
                    StandardError = order % 3 == 0 ? null : 1.5,
                    Low = order % 3 == 0 ? null : 20 + order,
                    High = order % 3 == 0 ? null : 90 - order,
                    Count = order % 4 == 3 ? 4 : 12 + order,
                    Eligible = 60,
                    Flags = order % 5 == 0 ? CellFlags.Unreliable | CellFlags.OneClass : CellFlags.None,
                    Level = role is null ? (FidelityLevel)(order % 4) : null,
                    TargetGap = role is null ? 75 - (30.5 + (order * 3.25)) : null,
                };
            }
        }

        yield return new CandidateCell(new CellAddress(school, Measure.ItemFavorable, RespondentRole.Teacher, "teacher", "choice", "t-choice-1"))
        {
            Value = index == 1 ? 96 : 61.25,
            StandardError = 3,
            Count = 30,
            Eligible = 60,
            NonresponseLow = 30,
            NonresponseHigh = 80,
            Baseline = new BaselineComparison(
                "atp-1", 40, 21.25, 15, 27, 0.43, NationalVerdict.AboveNational, Representativeness.Probability, BaselineFit.SameConstruct),
        };
        yield return new CandidateCell(new CellAddress(school, Measure.ResponseRate, RespondentRole.Teacher))
        {
            Value = 50 + index,
            Count = 30,
            Eligible = index == 2 ? 6 : 60,
        };
    }
}
