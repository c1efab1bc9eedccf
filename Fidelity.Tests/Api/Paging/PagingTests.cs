using System.Text.Json;
using Fidelity.Core.Releases;
using Xunit;

namespace Fidelity.Tests.Api.Paging;

public sealed class PagingTests(FeedInstallation feed) : IClassFixture<FeedInstallation>
{
    /// <summary>Columns that can be null, that repeat, and of every type.</summary>
    public static TheoryData<string, int> Orders
    {
        get
        {
            var orders = new TheoryData<string, int>();
            foreach (var order in new[]
            {
                "Id", "Id desc", "Score", "Score desc", "Level", "Level desc", "Level desc,Score", "StandardError,Level desc,Score desc", "Count desc,Role",
                "IsDemonstration,PracticeId desc", "IsDemonstration desc", "OrganizationName", "DistrictName desc,Flags", "Role,Low desc,High",
            })
            {
                orders.Add(order, 1);
                orders.Add(order, 5);
                orders.Add(order, 24);
            }

            return orders;
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Following_the_links_gives_every_row_once_in_the_order_of_the_whole(string order, int pageSize)
    {
        var whole = Ids(await feed.Rows($"/odata/PracticeScores?$select=Id&$orderby={order}"));

        var walked = await Walk($"/odata/PracticeScores?$select=Id&$orderby={order}", pageSize);

        Assert.Equal(24, whole.Distinct().Count());
        Assert.Equal(whole, walked);
    }

    [Theory]
    [InlineData("Score")]
    [InlineData("Score desc")]
    public async Task Null_stands_below_every_value_and_the_key_decides_between_equals(string order)
    {
        var scores = feed.Cells.Where(cell => cell.Measure is Measure.PracticeScore or Measure.ScaleMean);
        var expected = (order == "Score" ? scores.OrderBy(cell => cell.Value ?? double.MinValue) : scores.OrderByDescending(cell => cell.Value ?? double.MinValue))
            .ThenBy(cell => cell.Id)
            .Select(cell => cell.Id);

        Assert.Equal(expected, await Walk($"/odata/PracticeScores?$orderby={order}", 7));
    }

    [Fact]
    public async Task Times_and_text_keys_page_too()
    {
        Assert.Equal([2, 1], await Walk("/odata/Releases?$orderby=CreatedAt,Number,Id desc", 1));

        var schools = new List<string>();
        for (var next = "/odata/Organizations?$select=Id&$orderby=Level,ParentId"; next is not null;)
        {
            var page = await feed.Get(next, headers: ("Prefer", "maxpagesize=2"));
            schools.AddRange(page.GetProperty("value").EnumerateArray().Select(row => row.GetProperty("Id").GetString()!));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        Assert.Equal(["state", "school-lena", "school/théo", "school-nia", "district-1", "district-2"], schools);
    }

    [Fact]
    public async Task Top_counts_over_pages_and_skip_only_on_the_first()
    {
        var whole = Ids(await feed.Rows("/odata/PracticeScores?$select=Id&$orderby=Score desc"));

        var walked = await Walk("/odata/PracticeScores?$select=Id&$orderby=Score desc&$top=11&$skip=3&$filter=true", 4);

        Assert.Equal(whole.Skip(3).Take(11), walked);
    }

    [Theory]
    [InlineData("$top=0", 0)]
    [InlineData("$top=24", 24)]
    [InlineData("$top=99999999999", 24)]
    [InlineData("$skip=24", 0)]
    [InlineData("$skip=99999999999", 0)]
    [InlineData("top=3", 3)]
    [InlineData("$TOP=3", 3)]
    [InlineData("%24top=3", 3)]
    public async Task A_last_page_has_no_link(string options, int rows)
    {
        var page = await feed.Get($"/odata/PracticeScores?{options}");

        Assert.Equal(rows, page.GetProperty("value").GetArrayLength());
        Assert.False(page.TryGetProperty("@odata.nextLink", out _));
    }

    [Fact]
    public async Task A_count_is_of_all_matching_rows_and_stands_on_the_first_page_only()
    {
        var first = await feed.Get("/odata/PracticeScores?$count=true&$top=5&$filter=Role eq 'all'", headers: ("Prefer", "odata.maxpagesize=2"));
        var second = await feed.Get(first.GetProperty("@odata.nextLink").GetString()!);

        Assert.Equal(8, first.GetProperty("@odata.count").GetInt64());
        Assert.Equal(3, second.GetProperty("value").GetArrayLength());
        Assert.False(second.TryGetProperty("@odata.count", out _));
    }

    [Fact]
    public async Task A_link_keeps_what_was_asked_and_is_absolute()
    {
        var page = await feed.Get("/odata/PracticeScores?$filter=Score gt @least&@least=10&$select=Score&$orderby=Score&$skip=1", headers: ("Prefer", "maxpagesize=2"));

        var link = page.GetProperty("@odata.nextLink").GetString()!;

        Assert.StartsWith("http://localhost/odata/PracticeScores?$filter=Score%20gt%20@least&", link.Replace("%40", "@", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("$skip=", link, StringComparison.Ordinal);
        Assert.Equal("http://localhost/odata/$metadata#PracticeScores(Score)", page.GetProperty("@odata.context").GetString());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("bnVsbA")]
    [InlineData("e30")]
    [InlineData("WyJJZCIsbnVsbCwxLDJd")]
    [InlineData("WyJJZCIsbnVsbCwieCJd")]
    [InlineData("WyJJZCIsLTEsMV0")]
    [InlineData("WyJJZCIsbnVsbCwxZTk5OV0")]
    [InlineData("%00%ff")]
    public async Task A_token_that_was_made_up_is_refused(string token)
    {
        using var response = await feed.Send($"/odata/PracticeScores?$skiptoken={token}");

        Assert.Equal(400, (int)response.StatusCode);
    }

    private async Task<IReadOnlyList<long>> Walk(string address, int pageSize)
    {
        var ids = new List<long>();
        for (var next = address; next is not null;)
        {
            var page = await feed.Get(next.Replace("$select=Id&", "", StringComparison.Ordinal), headers: ("Prefer", $"maxpagesize={pageSize}"));
            var found = Ids([.. page.GetProperty("value").EnumerateArray()]);
            Assert.True(found.Count <= pageSize);
            ids.AddRange(found);
            Assert.True(ids.Count <= 100, "The walk does not end.");
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        return ids;
    }

    private static List<long> Ids(IEnumerable<JsonElement> rows) => [.. rows.Select(row => row.GetProperty("Id").GetInt64())];
}
