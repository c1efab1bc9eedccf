using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using Fidelity.Api.Feed;
using Fidelity.Core.Releases;
using Fidelity.Data.Database;
using Fidelity.Data.Reports;
using Fidelity.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fidelity.Tests.Scenarios;

/// <summary>The report that a leader reads and the rows that a policymaker downloads are the same numbers, cell by cell.</summary>
[Collection(DemonstrationCollection.Name)]
public sealed class ReportAndFeedTests(DemonstrationDistrict district)
{
    [Fact]
    public async Task Every_figure_of_every_school_report_is_in_the_feed_with_the_same_value_interval_and_state()
    {
        var feed = await DownloadAsync();
        var compared = 0;
        foreach (var report in district.Made.Reports)
        {
            var figures = (await ReadReportAsync(report.School)).QuerySelectorAll("[data-cell]");
            Assert.NotEmpty(figures);
            foreach (var figure in figures)
            {
                if (figure.GetAttribute("data-cell") == "0")
                {
                    // The page says that nobody was asked; there is no such cell, so there can be no number.
                    Assert.Equal((nameof(CellState.NotAsked), null), (figure.GetAttribute("data-state"), figure.GetAttribute("data-value")));
                    continue;
                }

                var row = feed[long.Parse(figure.GetAttribute("data-cell")!, CultureInfo.InvariantCulture)];
                Assert.Equal(report.School, row.GetProperty("OrganizationId").GetString());
                AssertSame(figure, row);
                compared++;
            }
        }

        Assert.True(compared > 500, $"Only {compared} figures were compared.");
    }

    [Fact]
    public async Task The_feed_holds_every_released_cell_once()
    {
        await using var scope = district.Services.CreateAsyncScope();
        var cells = scope.ServiceProvider.GetRequiredService<FidelityDb>().ReleasedCells.Select(cell => cell.Id).ToHashSet();

        Assert.Equal(cells.Order(), (await DownloadAsync()).Keys.Order());
    }

    private static void AssertSame(IElement figure, JsonElement row)
    {
        var state = row.GetProperty("State").GetString();
        if (state != nameof(CellState.Published))
        {
            Assert.Equal(state, figure.GetAttribute("data-state"));
            Assert.Null(figure.GetAttribute("data-value"));
            Assert.Equal(JsonValueKind.Null, ValueOf(row).ValueKind);
            return;
        }

        Assert.Equal(ValueOf(row).GetDouble(), Number(figure, "data-value"));
        Assert.Equal(row.GetProperty("Bound").GetString(), figure.GetAttribute("data-bound") ?? nameof(CellBound.Exact));
        foreach (var (attribute, column) in new[] { ("data-low", "Low"), ("data-high", "High") })
        {
            if (figure.HasAttribute(attribute))
            {
                Assert.Equal(row.GetProperty(column).GetDouble(), Number(figure, attribute));
            }
        }
    }

    private static double Number(IElement figure, string attribute) =>
        double.Parse(figure.GetAttribute(attribute)!, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static JsonElement ValueOf(JsonElement row) =>
        new[] { "Score", "Value", "Percent", "Rate" }.Select(name => row.TryGetProperty(name, out var value) ? value : (JsonElement?)null).First(value => value is not null)!.Value;

    private async Task<IDocument> ReadReportAsync(string school)
    {
        await using var scope = district.Services.CreateAsyncScope();
        var release = new ReleaseId(district.Made.Release);
        var schools = await scope.ServiceProvider.GetRequiredService<FindReportSchools>().RunAsync(release, default);
        var outcome = await scope.ServiceProvider.GetRequiredService<LoadSchoolReport>()
            .RunAsync(release, schools.Single(one => one.SourcedId == school).Id, default);
        var html = await scope.ServiceProvider.GetRequiredService<ReportRenderer>().RenderAsync(((SchoolReportLoaded)outcome).Report);
        return await BrowsingContext.New().OpenAsync(response => response.Content(html));
    }

    /// <summary>All rows of the sets of figures by their id, downloaded as a policymaker does: with the feed key, page by page.</summary>
    private async Task<Dictionary<long, JsonElement>> DownloadAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddFidelityDatabase(new DataFolder(district.Folder), new DatabaseOptions()).AddFeed();
        await using var app = builder.Build();
        app.MapFeed();
        await app.StartAsync();
        using var client = app.GetTestClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{district.Made.FeedKey.User}:{district.Made.FeedKey.Password}")));
        Dictionary<long, JsonElement> rows = [];
        foreach (var set in new[] { "PracticeScores", "ItemResults", "ResponseRates" })
        {
            for (var address = $"/odata/{set}?$filter=ReleaseId eq {district.Made.Release}"; address is not null;)
            {
                var page = JsonDocument.Parse(await client.GetStringAsync(new Uri(address, UriKind.RelativeOrAbsolute))).RootElement;
                foreach (var row in page.GetProperty("value").EnumerateArray())
                {
                    rows.Add(row.GetProperty("Id").GetInt64(), row);
                }

                address = page.TryGetProperty("@odata.nextLink", out var next) ? next.GetString()! : null;
            }
        }

        return rows;
    }
}
