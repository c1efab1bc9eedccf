using System.Text.Json;
using Fidelity.Core.Releases;
using Xunit;

namespace Fidelity.Tests.Api.Reading;

public sealed class ReadingTests(FeedInstallation feed) : IClassFixture<FeedInstallation>
{
    [Theory]
    [InlineData("Releases", 2)]
    [InlineData("Organizations", 6)]
    [InlineData("Practices", 2)]
    [InlineData("Items", 1)]
    [InlineData("Baselines", 1)]
    [InlineData("PracticeScores", 24)]
    [InlineData("ItemResults", 4)]
    [InlineData("ResponseRates", 4)]
    [InlineData("Reports", 4)]
    public async Task Every_set_gives_its_rows(string set, int rows) => Assert.Equal(rows, (await feed.Rows($"/odata/{set}")).Count);

    [Theory]
    [InlineData("/odata")]
    [InlineData("/odata/")]
    public async Task The_root_lists_the_sets_as_tables(string root)
    {
        var document = await feed.Get(root);

        Assert.Equal("http://localhost/odata/$metadata", document.GetProperty("@odata.context").GetString());
        Assert.Equal(
            ["Releases", "Organizations", "Practices", "Items", "Baselines", "PracticeScores", "ItemResults", "ResponseRates", "Reports"],
            document.GetProperty("value").EnumerateArray().Select(set => set.GetProperty("url").GetString()));
        Assert.All(document.GetProperty("value").EnumerateArray(), set => Assert.Equal("EntitySet", set.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Every_figure_is_the_one_that_was_released()
    {
        var rows = (await feed.Rows("/odata/PracticeScores"))
            .Concat(await feed.Rows("/odata/ItemResults"))
            .Concat(await feed.Rows("/odata/ResponseRates"))
            .ToDictionary(row => row.GetProperty("Id").GetInt64());

        Assert.Equal(feed.Cells.Select(cell => cell.Id).Order(), rows.Keys.Order());
        foreach (var cell in feed.Cells)
        {
            var row = rows[cell.Id];
            Assert.Equal(cell.State.ToString(), row.GetProperty("State").GetString());
            Assert.Equal(cell.Bound.ToString(), row.GetProperty("Bound").GetString());
            Assert.Equal(cell.Value, Number(row, "Score", "Value", "Rate"));
            Assert.Equal(cell.Count, Number(row, "Count"));
            Assert.Equal(cell.Role?.ToString() ?? "all", row.GetProperty("Role").GetString());
            Assert.Equal(feed.Organizations[cell.OrganizationId].SourcedId, row.GetProperty("OrganizationId").GetString());
            Assert.Equal(cell.PartId.Value == 4, row.GetProperty("IsDemonstration").GetBoolean());
            if (cell.Measure is not Measure.ResponseRate)
            {
                Assert.Equal(cell.StandardError, Number(row, "StandardError"));
                Assert.Equal(cell.Low, Number(row, "Low"));
                Assert.Equal(cell.High, Number(row, "High"));
            }
        }
    }

    [Fact]
    public async Task A_suppressed_figure_says_why_and_has_no_number()
    {
        var rows = await feed.Rows("/odata/PracticeScores?$filter=State ne 'Published'");

        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            Assert.Equal("SuppressedSmall", row.GetProperty("State").GetString());
            Assert.All(["Score", "StandardError", "Low", "High", "Count", "TargetGap", "Level"], column => Assert.Equal(JsonValueKind.Null, row.GetProperty(column).ValueKind));
        });
    }

    [Fact]
    public async Task A_figure_near_the_end_is_a_limit_and_says_so()
    {
        var row = Assert.Single(await feed.Rows("/odata/ItemResults?$filter=Bound ne 'Exact'"));

        Assert.Equal("AtLeast", row.GetProperty("Bound").GetString());
        Assert.Equal(90, row.GetProperty("Value").GetDouble());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("Gap").ValueKind);
    }

    [Fact]
    public async Task A_row_carries_the_names_of_what_it_is_about()
    {
        var row = (await feed.Rows("/odata/ItemResults?$filter=OrganizationId eq 'school-lena' and IsDemonstration eq false"))[0];

        Assert.Equal("Fall 2026", row.GetProperty("WaveName").GetString());
        Assert.Equal("Lena's school", row.GetProperty("OrganizationName").GetString());
        Assert.Equal("School", row.GetProperty("OrganizationKind").GetString());
        Assert.Equal("district-1", row.GetProperty("DistrictId").GetString());
        Assert.Equal("First district", row.GetProperty("DistrictName").GetString());
        Assert.Equal("Student choice", row.GetProperty("PracticeName").GetString());
        Assert.Equal("Practice", row.GetProperty("PracticeKind").GetString());
        Assert.Equal("Students choose \"topics\" <often> 👍", row.GetProperty("ItemText").GetString());
        Assert.Equal("American Teacher Panel", row.GetProperty("BaselineTitle").GetString());
        Assert.Equal("about two in five", row.GetProperty("BaselineAsPublished").GetString());
        Assert.Equal("AboveNational", row.GetProperty("Verdict").GetString());
        Assert.Equal(40, row.GetProperty("BaselinePercent").GetDouble());
    }

    [Fact]
    public async Task Places_of_demonstration_figures_are_marked()
    {
        var rows = await feed.Rows("/odata/Organizations?$filter=IsDemonstration&$orderby=Id");

        Assert.Equal(["district-1", "school-lena", "state"], rows.Select(row => row.GetProperty("Id").GetString()));
    }

    [Fact]
    public async Task A_selection_gives_those_columns_and_no_others()
    {
        var rows = await feed.Rows("/odata/PracticeScores?$select=Score, state&$orderby=Level desc");

        Assert.All(rows, row => Assert.Equal(["State", "Score"], row.EnumerateObject().Select(column => column.Name)));
        Assert.Equal(
            (await feed.Rows("/odata/Practices?$select=*,Id")).Select(row => row.GetRawText()),
            (await feed.Rows("/odata/Practices")).Select(row => row.GetRawText()));
    }

    [Theory]
    [InlineData("/odata/Organizations('school-lena')", "Lena's school")]
    [InlineData("/odata/Organizations(Id='school-lena')", "Lena's school")]
    [InlineData("/odata/Organizations('school%2Fth%C3%A9o')", "Théo's school")]
    [InlineData("/odata/Releases(1)", "Fall 2026")]
    [InlineData("/odata/Practices('choice')?$select=Name", "Student choice")]
    public async Task A_key_gives_one_row(string address, string name)
    {
        var row = await feed.Get(address);

        Assert.Contains(row.EnumerateObject(), column => column.Value.ValueKind == JsonValueKind.String && column.Value.GetString() == name);
        Assert.EndsWith("/$entity", row.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instants_are_written_in_utc_to_the_microsecond()
    {
        var row = await feed.Get("/odata/Releases(1)?$select=CreatedAt");

        Assert.Equal("2026-10-13T13:00:00.000005Z", row.GetProperty("CreatedAt").GetString());
    }

    private static double? Number(JsonElement row, params string[] names)
    {
        var value = names.Select(name => row.TryGetProperty(name, out var found) ? found : (JsonElement?)null).First(found => found is not null)!.Value;
        return value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
    }
}
