using System.Net;
using System.Net.Http.Headers;
using Fidelity.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Api.Access;

public sealed class AccessTests(FeedInstallation feed) : IClassFixture<FeedInstallation>
{
    [Theory]
    [InlineData("alma", "school-lena,school-nia,school/théo")]
    [InlineData("lena", "school-lena")]
    [InlineData("cole", "school-lena,school/théo")]
    [InlineData("paula", "school-lena,school-nia,school/théo")]
    [InlineData("nia", "school-nia")]
    [InlineData("theo", "")]
    public async Task An_account_sees_its_organisations_and_what_lies_below(string user, string schools)
    {
        foreach (var set in new[] { "PracticeScores", "ItemResults", "ResponseRates", "Reports" })
        {
            var rows = await feed.Rows($"/odata/{set}", user);

            Assert.Equal(schools, string.Join(',', rows.Select(row => row.GetProperty("OrganizationId").GetString()).Distinct().Order(StringComparer.Ordinal)));
        }

        var places = await feed.Rows("/odata/Organizations?$filter=Kind eq 'School'", user);
        Assert.Equal(schools, string.Join(',', places.Select(row => row.GetProperty("Id").GetString()).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Nia_learns_nothing_of_other_schools_by_any_option()
    {
        Assert.Equal("0", await (await feed.Send("/odata/PracticeScores/$count?$filter=OrganizationId ne 'school-nia'", "nia")).Content.ReadAsStringAsync());
        Assert.Equal("6", await (await feed.Send("/odata/PracticeScores/$count?$filter=true or OrganizationId eq 'school-lena'", "nia")).Content.ReadAsStringAsync());
        Assert.Equal(6, (await feed.Get("/odata/PracticeScores?$count=true&$top=0", "nia")).GetProperty("@odata.count").GetInt64());
        Assert.Equal(HttpStatusCode.NotFound, (await feed.Send("/odata/Organizations('school-lena')", "nia")).StatusCode);
        var others = feed.Cells.First(cell => feed.Organizations[cell.OrganizationId].SourcedId == "school-lena").Id;
        Assert.Equal(HttpStatusCode.NotFound, (await feed.Send($"/odata/PracticeScores(Id={others},ReleaseId=1)", "nia")).StatusCode);
        Assert.Equal("Fall 2026", Assert.Single(await feed.Rows("/odata/Releases", "nia")).GetProperty("WaveName").GetString());
        Assert.Empty(await feed.Rows("/odata/Releases", "theo"));
    }

    [Fact]
    public async Task A_token_of_somebody_elses_page_opens_nothing()
    {
        var page = await feed.Get("/odata/PracticeScores", "alma", ("Prefer", "maxpagesize=1"));

        var rows = await feed.Rows(page.GetProperty("@odata.nextLink").GetString()!, "nia");

        Assert.All(rows, row => Assert.Equal("school-nia", row.GetProperty("OrganizationId").GetString()));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("alma", "wrong")]
    [InlineData("alma", "lena-key")]
    [InlineData("nobody", "nobody-key")]
    [InlineData("alma", "")]
    public async Task Without_a_key_of_that_account_the_door_stays_shut(string? user, string? key)
    {
        foreach (var address in new[] { "/odata", "/odata/$metadata", "/odata/PracticeScores", "/odata/Nothing" })
        {
            using var response = await feed.Client(user, key).GetAsync(address);

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Basic realm=\"Fidelity feed\", charset=\"UTF-8\"", Assert.Single(response.Headers.GetValues("WWW-Authenticate")));
            Assert.Equal("4.0", Assert.Single(response.Headers.GetValues("OData-Version")));
            Assert.Contains("feed key", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Basic !!!")]
    [InlineData("Basic YWxtYQ==")]
    [InlineData("Bearer abc")]
    public async Task A_header_that_is_no_basic_sign_in_is_refused(string header)
    {
        using var client = feed.Client(null);
        client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(header);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/odata")).StatusCode);
    }

    [Fact]
    public async Task A_key_opens_until_its_end_and_not_after_it_was_revoked()
    {
        await using var own = new OwnFeed();
        await own.Feed.InitializeAsync();

        Assert.Equal(HttpStatusCode.OK, (await own.Feed.Client("LENA", "lena-key").GetAsync("/odata")).StatusCode);
        await own.Feed.WithDb(async db =>
        {
            var key = await db.FeedKeys.SingleAsync(held => held.Hash == FeedKey.HashOf("lena-key"));
            key.Revoke(own.Feed.Clock.Now);
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.Unauthorized, (await own.Feed.Send("/odata", "lena")).StatusCode);

        own.Feed.Clock.MoveTo(TestClock.SomeMonday + FeedKey.Lasts - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await own.Feed.Send("/odata", "cole")).StatusCode);
        own.Feed.Clock.MoveTo(TestClock.SomeMonday + FeedKey.Lasts);
        Assert.Equal(HttpStatusCode.Unauthorized, (await own.Feed.Send("/odata", "cole")).StatusCode);
    }

    [Fact]
    public async Task The_day_of_the_last_use_is_kept()
    {
        await using var own = new OwnFeed();
        await own.Feed.InitializeAsync();
        await own.Feed.Send("/odata", "cole");
        own.Feed.Clock.Advance(TimeSpan.FromDays(2));

        await own.Feed.Send("/odata", "cole");

        var used = await own.Feed.WithDb(db => db.FeedKeys.Where(key => key.Hash == FeedKey.HashOf("cole-key")).Select(key => key.LastUsedOn).SingleAsync());
        Assert.Equal(DateOnly.FromDateTime(TestClock.SomeMonday.AddDays(2)), used);
    }

    [Fact]
    public async Task Somebody_who_is_locked_out_is_out_here_too()
    {
        await using var own = new OwnFeed();
        await own.Feed.InitializeAsync();
        await own.Feed.WithDb(async db =>
        {
            (await db.Users.SingleAsync(account => account.UserName == "cole")).LockoutEnd = own.Feed.Clock.GetUtcNow().AddDays(1);
            await db.SaveChangesAsync();
        });

        Assert.Equal(HttpStatusCode.Unauthorized, (await own.Feed.Send("/odata", "cole")).StatusCode);
    }

    /// <summary>A feed for a test that changes something.</summary>
    private sealed class OwnFeed : IAsyncDisposable
    {
        public FeedInstallation Feed { get; } = new();

        public ValueTask DisposeAsync() => new(Feed.DisposeAsync());
    }
}
