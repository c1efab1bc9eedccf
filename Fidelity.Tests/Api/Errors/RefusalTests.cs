using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Fidelity.Api.Feed;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fidelity.Tests.Api.Errors;

public sealed class RefusalTests(FeedInstallation feed) : IClassFixture<FeedInstallation>
{
    [Theory]
    [InlineData(400, "/odata/PracticeScores?$filter=", "empty")]
    [InlineData(400, "/odata/PracticeScores?$filter=Score gt", "$filter cannot be read")]
    [InlineData(400, "/odata/PracticeScores?$filter=Nothing eq 1", "Nothing")]
    [InlineData(400, "/odata/PracticeScores?$filter=Score eq 'x'", "incompatible")]
    [InlineData(400, "/odata/PracticeScores?$filter=Score", "$filter cannot be read")]
    [InlineData(400, "/odata/PracticeScores?$filter=IsDemonstration gt false", "no order")]
    [InlineData(400, "/odata/PracticeScores?$filter=year(PracticeName) eq 2020", "$filter cannot be read")]
    [InlineData(400, "/odata/PracticeScores?$filter=nosuch(PracticeName) eq 2020", "nosuch")]
    [InlineData(400, "/odata/PracticeScores?$filter=Count in (13,99999999999)", "99999999999")]
    [InlineData(400, "/odata/PracticeScores?$filter=Score gt 1 div 'x'", "$filter cannot be read")]
    [InlineData(400, "/odata/PracticeScores?$filter=State in ()", "$filter cannot be read")]
    [InlineData(400, "/odata/PracticeScores?$filter=State has 'x'", "$filter cannot be read")]
    [InlineData(400, "/odata/PracticeScores?$orderby=", "empty")]
    [InlineData(400, "/odata/PracticeScores?$orderby=Score sideways", "$orderby")]
    [InlineData(400, "/odata/PracticeScores?$orderby=Score,,Id", "$orderby")]
    [InlineData(400, "/odata/PracticeScores?$orderby=Nothing", "It has Id")]
    [InlineData(400, "/odata/PracticeScores?$select=Pdf", "It has Id")]
    [InlineData(400, "/odata/PracticeScores?$top=-1", "$top")]
    [InlineData(400, "/odata/PracticeScores?$top=ten", "$top")]
    [InlineData(400, "/odata/PracticeScores?$skip=1.5", "$skip")]
    [InlineData(400, "/odata/PracticeScores?$count=yes", "$count")]
    [InlineData(400, "/odata/PracticeScores?$top=1&$top=2", "more than once")]
    [InlineData(400, "/odata/PracticeScores?$top=1&top=2", "more than once")]
    [InlineData(400, "/odata/PracticeScores?$nonsense=1", "$nonsense")]
    [InlineData(400, "/odata/PracticeScores('x')", "PracticeScores(Id=123,ReleaseId=123)")]
    [InlineData(400, "/odata/Organizations(1)", "Organizations('text')")]
    [InlineData(400, "/odata/Organizations('a'b')", "Organizations('text')")]
    [InlineData(400, "/odata/Releases(1)?$filter=true", "$filter")]
    [InlineData(400, "/odata/?$top=1", "$top")]
    [InlineData(404, "/odata/Nothing", "PracticeScores")]
    [InlineData(404, "/odata/practicescores", "PracticeScores")]
    [InlineData(404, "/odata/PracticeScores/1", "key in brackets")]
    [InlineData(404, "/odata/PracticeScores(Id=987654321,ReleaseId=1)", "987654321")]
    [InlineData(404, "/odata/Reports('987654321')", "987654321")]
    [InlineData(404, "/odata/Reports('x')/$value", "x")]
    [InlineData(404, "/odata/Releases(1)/$value", "$value")]
    [InlineData(501, "/odata/PracticeScores?$expand=Release", "$expand")]
    [InlineData(501, "/odata/PracticeScores?$apply=aggregate(Score with max as M)", "$apply")]
    [InlineData(501, "/odata/PracticeScores?$search=x", "$search")]
    [InlineData(501, "/odata/PracticeScores?$compute=Score add 1 as S", "$compute")]
    [InlineData(501, "/odata/PracticeScores?$deltatoken=1", "$deltatoken")]
    [InlineData(501, "/odata/PracticeScores?$orderby=tolower(State)", "$orderby")]
    [InlineData(501, "/odata/PracticeScores?$filter=cast(Score,Edm.String) eq '1'", "cast")]
    [InlineData(501, "/odata/Releases?$filter=CreatedAt gt now()", "now")]
    [InlineData(501, "/odata/Releases(1)/WaveName", "$select")]
    [InlineData(501, "/odata/$batch", "$batch")]
    [InlineData(501, "/odata/$all", "$all")]
    public async Task A_request_that_cannot_be_answered_says_why(int status, string address, string mentions)
    {
        using var response = await feed.Send(address.Replace(" ", "%20", StringComparison.Ordinal));

        Assert.Equal(status, (int)response.StatusCode);
        var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error");
        Assert.Contains(mentions, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(error.GetProperty("code").GetString()!);
        Assert.Equal("4.0", Assert.Single(response.Headers.GetValues("OData-Version")));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("POST", "/odata/PracticeScores", 405)]
    [InlineData("PUT", "/odata/Releases(1)", 405)]
    [InlineData("PATCH", "/odata/Releases(1)", 405)]
    [InlineData("DELETE", "/odata/Releases(1)", 405)]
    [InlineData("POST", "/odata/$batch", 501)]
    public async Task Nothing_can_be_changed(string method, string address, int status)
    {
        using var response = await feed.Client().SendAsync(new HttpRequestMessage(new HttpMethod(method), address));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("4.0", Assert.Single(response.Headers.GetValues("OData-Version")));
        if (status == 405)
        {
            Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
        }
    }

    [Theory]
    [InlineData("or")]
    [InlineData("add")]
    public async Task A_filter_that_is_too_long_is_refused_and_not_tried(string joined)
    {
        var filter = joined == "or"
            ? string.Join(" or ", Enumerable.Repeat("Id eq 1", 1000))
            : "Count " + string.Concat(Enumerable.Repeat("add 1 ", 100)) + "eq 1";

        using var response = await feed.Send("/odata/PracticeScores?$filter=" + Uri.EscapeDataString(filter));

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task An_in_list_has_a_limit()
    {
        using var response = await feed.Send($"/odata/PracticeScores?$filter=Id in ({string.Join(',', Enumerable.Range(1, 501))})");

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("500", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_nest_of_brackets_is_refused()
    {
        using var response = await feed.Send($"/odata/PracticeScores?$filter={new string('(', 5000)}true{new string(')', 5000)}");

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public void A_limit_that_would_lose_rows_stops_the_host_at_its_start()
    {
        var options = new FeedOptions { Limits = new QueryLimits { PageSize = 0 } };

        Assert.Throws<ValidationException>(() => new ServiceCollection().AddFeed(options));
    }

    [Fact]
    public async Task Options_that_are_not_odatas_are_the_clients_own_business() => Assert.Equal(2, (await feed.Rows("/odata/Releases?page=7&id=3")).Count);
}
