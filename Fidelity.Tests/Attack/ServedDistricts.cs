using System.Globalization;
using Fidelity.Api.Feed;
using Fidelity.Core.Accounts;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data;
using Fidelity.Data.Accounts;
using Fidelity.Data.Database;
using Fidelity.Data.Instruments;
using Fidelity.Data.Releases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Fidelity.Tests.Attack;

/// <summary>
/// Made districts of one state in a database of their own, one wave that has closed, the real release step, and the real feed over HTTP with a
/// policymaker's key for the whole state.
/// </summary>
public sealed class ServedDistricts : IAsyncDisposable
{
    private const string Policymaker = "paula";
    private const string Key = "paula-key";

    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!;
    private WaveId wave;

    public static async Task<ServedDistricts> CreateAsync(IEnumerable<int> seeds)
    {
        var served = new ServedDistricts();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton<TimeProvider>(new TestClock(TestClock.SomeMonday))
            .AddFidelityData(new DataFolder(served.folder.Path), new DatabaseOptions(), MadeDistrict.Library, new SurveyLinks("http://127.0.0.1:5080"))
            .AddFeed();
        served.app = builder.Build();
        served.app.MapFeed();
        await served.app.StartAsync();
        await served.With<FidelityDb>(db => db.Database.MigrateAsync());
        await served.With<RegisterInstruments>(register => register.RunAsync(default));
        await served.With<FidelityDb>(db => served.FillAsync(db, [.. seeds]));
        return served;
    }

    /// <summary>Builds the wave's next release of all answers that are there.</summary>
    public Task ReleaseAsync() => With<BuildRelease>(async build => Assert.IsType<ReleaseBuilt>(await build.RunAsync(wave, "test", default)));

    /// <summary>So many more students of each school answer, each as some other student of the school did.</summary>
    /// <param name="more">By the school's place among all schools.</param>
    public Task AnswerAsync(Func<int, int> more) => With<FidelityDb>(async db =>
    {
        foreach (var (school, place) in await SchoolsAsync(db))
        {
            var answered = await db.Responses.AsNoTracking().Where(response => response.OrganizationId == school).OrderBy(response => response.Id).ToListAsync();
            db.Responses.AddRange(Enumerable.Range(1, more(place)).Select(one => answered[one * 7 % answered.Count] is var like ? new Response(
                answered[^1].Id + one, wave, school, like.Instrument, like.Grade, like.ClusterKey, like.AnsweredOn, like.Completeness, false, [.. like.Answers]) : null!));
        }

        await db.SaveChangesAsync();
    });

    public Task<FeedDownload> DownloadAsync() => FeedDownload.OfAsync(app.GetTestClient(), Policymaker, Key, rowsAPage: 500);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Dispose();
    }

    private static async Task<List<(OrganizationId School, int Place)>> SchoolsAsync(FidelityDb db) =>
        [.. (await db.Organizations.Where(row => row.Kind == OrganizationKind.School).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync()).Select((school, place) => (school, place))];

    /// <summary>The schools come first, so that their numbers are those of the made answers.</summary>
    private async Task FillAsync(FidelityDb db, IReadOnlyList<int> seeds)
    {
        List<IReadOnlyList<MadeDistrict.SurveyedSchool>> districts = [];
        foreach (var seed in seeds)
        {
            districts.Add(new MadeDistrict(seed).Answers(first: districts.Sum(district => district.Count) + 1));
        }

        var schools = districts.SelectMany(district => district).Select(school => new Organization($"school-{school.Id.Value}", OrganizationKind.School, $"School {school.Id.Value}")).ToList();
        foreach (var school in schools)
        {
            await AddAsync(db, school);
        }

        var state = await AddAsync(db, new Organization("state", OrganizationKind.State, "State"));
        foreach (var (district, number) in districts.Select((district, number) => (district, number)))
        {
            var made = new Organization($"district-{number + 1}", OrganizationKind.District, $"District {number + 1}");
            made.MoveUnder(state);
            var id = await AddAsync(db, made);
            district.ToList().ForEach(school => schools.Single(one => one.Id == school.Id).MoveUnder(id));
        }

        var planned = Wave.Plan(new WavePlan(
            "Fall 2026", TestClock.SomeMonday.AddDays(-21), TestClock.SomeMonday.AddDays(-7), "America/New_York",
            [.. MadeDistrict.Library.Newest.Select(instrument => instrument.Key)], ["en"], [.. schools.Select(school => school.Id)]));
        planned.Close();
        db.Waves.Add(planned);
        await db.SaveChangesAsync();
        wave = planned.Id;
        db.WaveSchools.AddRange(schools.Select(school => new WaveSchool(wave, school.Id, planned.ClosesAt, instructionalDays: 10)));
        foreach (var school in districts.SelectMany(district => district))
        {
            await AskAsync(db, school);
            db.Responses.AddRange(school.Responses.Select(one => new Response(
                one.Id, wave, school.Id, one.Instrument, one.Grade, one.ClusterKey, one.AnsweredOn, one.Completeness, one.Consents, one.Answers)));
        }

        var account = new Account { UserName = Policymaker, NormalizedUserName = Policymaker.ToUpperInvariant(), Role = AccountRole.Policymaker };
        db.Users.Add(account);
        await db.SaveChangesAsync();
        db.AccountScopes.Add(new AccountScope(account.Id, state));
        db.FeedKeys.Add(new FeedKey(account.Id, "test", FeedKey.HashOf(Key), TestClock.SomeMonday, TestClock.SomeMonday + FeedKey.Lasts));
        await db.SaveChangesAsync();
    }

    /// <summary>Twice as many as answered, so that more can.</summary>
    private async Task AskAsync(FidelityDb db, MadeDistrict.SurveyedSchool school)
    {
        var people = school.Responses.Concat(school.Responses)
            .Select((response, place) => (Person: new Person($"student-{school.Id.Value}-{place}", "Student", $"{place}"), response.Grade)).ToList();
        db.People.AddRange(people.Select(one => one.Person));
        await db.SaveChangesAsync();
        db.Invitations.AddRange(people.Select(one =>
        {
            var invitation = new Invitation(wave, one.Person.Id, school.Id, MadeDistrict.Library.Newest.Single().Key, null, one.Grade);
            invitation.GiveAccess(one.Person.Id.Value, one.Person.Id.Value.ToString(CultureInfo.InvariantCulture));
            return invitation;
        }));
        await db.SaveChangesAsync();
    }

    private static async Task<OrganizationId> AddAsync(FidelityDb db, Organization organization)
    {
        db.Organizations.Add(organization);
        await db.SaveChangesAsync();
        return organization.Id;
    }

    private async Task With<TService>(Func<TService, Task> act)
        where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
