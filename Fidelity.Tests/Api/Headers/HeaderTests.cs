using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Xunit;

namespace Fidelity.Tests.Api.Headers;

public sealed class HeaderTests(FeedInstallation feed) : IClassFixture<FeedInstallation>
{
    /// <summary>What Power Query sends, from a server's log (github.com/NLstn/go-odata/issues/874).</summary>
    private static readonly (string, string)[] powerQuery =
    [
        ("Accept-Encoding", "gzip, deflate"),
        ("User-Agent", "Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)"),
        ("MaxDataServiceVersion", "3.0"),
        ("OData-MaxVersion", "4.0"),
        ("Accept", "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7"),
    ];

    [Theory]
    [InlineData("/odata", "application/json")]
    [InlineData("/odata/$metadata", "application/xml")]
    [InlineData("/odata/%24metadata", "application/xml")]
    [InlineData("/odata/PracticeScores?%24top=1000", "application/json")]
    [InlineData("/odata/Reports?%24top=1000&%24filter=IsDemonstration%20eq%20false%20or%20IsDemonstration%20eq%20true", "application/json")]
    [InlineData("/odata/PracticeScores/%24count", "text/plain")]
    public async Task Power_query_gets_what_it_reads(string address, string mediaType)
    {
        using var response = await feed.Send(address, "cole", powerQuery);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("4.0", Assert.Single(response.Headers.GetValues("OData-Version")));
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        await using var plain = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        var text = await new StreamReader(plain).ReadToEndAsync();
        Assert.NotEqual('\uFEFF', text[0]);
        if (mediaType == "application/json")
        {
            Assert.NotEmpty(JsonDocument.Parse(text).RootElement.GetProperty("value").EnumerateArray());
        }
    }

    [Theory]
    [InlineData("application/json", "minimal")]
    [InlineData("*/*", "minimal")]
    [InlineData("text/html, application/*;q=0.2", "minimal")]
    [InlineData("application/json;odata.metadata=none", "none")]
    [InlineData("application/json;odata.metadata=minimal;q=0.1, application/json;odata.metadata=none;q=0.9", "none")]
    [InlineData("application/json;odata.metadata=full, application/json;q=0.5", "minimal")]
    public async Task The_best_form_that_is_accepted_is_written(string accept, string metadata)
    {
        using var response = await feed.Send("/odata/Releases", headers: ("Accept", accept));

        Assert.Contains(response.Content.Headers.ContentType!.Parameters, parameter => parameter is { Name: "odata.metadata" } && parameter.Value == metadata);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(metadata == "minimal", body.TryGetProperty("@odata.context", out _));
    }

    [Theory]
    [InlineData("/odata/Releases", "application/atom+xml")]
    [InlineData("/odata/Releases", "application/json;q=0, text/html")]
    [InlineData("/odata/Releases?$format=atom", "application/json")]
    [InlineData("/odata/Releases?$format=application/json;odata.metadata=full", "*/*")]
    [InlineData("/odata", "text/html")]
    [InlineData("/odata/$metadata", "application/json")]
    [InlineData("/odata/$metadata?$format=json", "*/*")]
    [InlineData("/odata/Reports('1')/$value", "text/html")]
    public async Task A_form_that_there_is_not_is_refused(string address, string accept)
    {
        using var response = await feed.Send(address, headers: ("Accept", accept));

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Contains("application/", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.0", 400)]
    [InlineData("x", 400)]
    [InlineData("4.0", 200)]
    [InlineData("4.01", 200)]
    public async Task The_version_that_a_client_can_read_is_honoured(string highest, int status) =>
        Assert.Equal(status, (int)(await feed.Send("/odata", headers: ("OData-MaxVersion", highest))).StatusCode);

    [Fact]
    public async Task Format_goes_before_accept() =>
        Assert.Equal(HttpStatusCode.OK, (await feed.Send("/odata/Releases?$format=json", headers: ("Accept", "text/html"))).StatusCode);

    [Fact]
    public async Task Long_numbers_are_text_for_those_who_ask()
    {
        var page = await feed.Get("/odata/Releases?$count=true", headers: ("Accept", "application/json;IEEE754Compatible=true"));

        Assert.Equal("2", page.GetProperty("@odata.count").GetString());
        Assert.Equal("1", page.GetProperty("value")[0].GetProperty("Id").GetString());
        Assert.Equal(1, page.GetProperty("value")[0].GetProperty("Number").GetInt32());
    }

    [Theory]
    [InlineData("maxpagesize=3", "maxpagesize=3", 3)]
    [InlineData("odata.maxpagesize=3", "odata.maxpagesize=3", 3)]
    [InlineData("maxpagesize=99999999", "maxpagesize=10000", 24)]
    [InlineData("respond-async, maxpagesize=\"3\"", "maxpagesize=3", 3)]
    [InlineData("maxpagesize=0", null, 24)]
    [InlineData("odata.include-annotations=\"*\"", null, 24)]
    public async Task A_preference_that_is_met_is_said(string prefer, string? applied, int rows)
    {
        using var response = await feed.Send("/odata/PracticeScores", headers: ("Prefer", prefer));

        Assert.Equal(applied, response.Headers.TryGetValues("Preference-Applied", out var said) ? said.Single() : null);
        Assert.Equal(rows, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task Nulls_are_left_out_for_those_who_ask()
    {
        using var response = await feed.Send("/odata/PracticeScores?$filter=Score eq null", headers: ("Prefer", "omit-values=nulls"));

        Assert.Equal("omit-values=nulls", response.Headers.GetValues("Preference-Applied").Single());
        var rows = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("value").EnumerateArray().ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.False(row.TryGetProperty("Score", out _)));
        Assert.All(rows, row => Assert.True(row.TryGetProperty("State", out _)));
    }

    [Theory]
    [InlineData("/odata", 200)]
    [InlineData("/odata/$metadata", 200)]
    [InlineData("/odata/PracticeScores", 200)]
    [InlineData("/odata/PracticeScores/$count", 200)]
    [InlineData("/odata/Releases(1)", 200)]
    [InlineData("/odata/Releases(9)", 404)]
    [InlineData("/odata/PracticeScores?$filter=x", 400)]
    [InlineData("/odata/Reports('1')/$value", 200)]
    public async Task Head_answers_like_get_without_a_body(string address, int status)
    {
        using var response = await feed.Client().SendAsync(new HttpRequestMessage(HttpMethod.Head, address));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("4.0", Assert.Single(response.Headers.GetValues("OData-Version")));
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.NotNull(response.Content.Headers.ContentType);
    }
}
