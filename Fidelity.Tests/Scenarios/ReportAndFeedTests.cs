using System.Text.Json;
using Fidelity.Data.Database;
using Fidelity.Tests.Attack;
using Fidelity.Tests.Data.Reports;
using Fidelity.Tests.Reports;
using Fidelity.Tests.Web;
using Fidelity.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fidelity.Tests.Scenarios;

/// <summary>
/// The page and the PDF that a leader reads, the CSV that a coach downloads and the rows that a policymaker loads are the same numbers, cell by
/// cell, over a whole release and through the real doors.
/// </summary>
[Collection(DemonstrationCollection.Name)]
public sealed class ReportAndFeedTests(DemonstrationDistrict district)
{
    [Fact]
    public async Task Every_released_cell_of_every_school_is_the_same_in_page_pdf_csv_and_feed()
    {
        using var web = new DistrictWeb(district.Folder);
        var download = await DownloadAsync(web);
        var coach = await SignInAsync(web);
        var compared = 0;

        foreach (var report in district.Made.Reports)
        {
            var doors = await ReadAsync(report.School, download, coach);

            Assert.Empty(doors.Differences());
            compared += doors.Feed.Count;
        }

        Assert.Equal(compared, download.Figures.Count(row => row.GetProperty("OrganizationKind").GetString() == "School"));
        Assert.True(compared > 3000, $"Only {compared} cells were compared.");
    }

    [Fact]
    public async Task A_cell_that_differs_in_any_one_of_them_is_found()
    {
        using var web = new DistrictWeb(district.Folder);
        var doors = await ReadAsync(district.Made.Reports[0].School, await DownloadAsync(web), await SignInAsync(web));
        Assert.Empty(doors.Differences());

        // Each row of the feed in turn: all its columns are in the CSV.
        Assert.All(doors.Feed.Keys.Where((_, position) => position % 7 == 0), id =>
        {
            Assert.Contains(Changed(doors, id, "State", "\"Held\"").Differences(), found => found.StartsWith("CSV: State", StringComparison.Ordinal));
            Assert.Contains(Without(doors, id).Differences(), found => found.Contains("one of CSV and feed only", StringComparison.Ordinal));
        });

        // Each number of a figure with a national gap, on the page too where the page has it: one of the table against the nation, and exact, for a limit has no interval there.
        var exact = doors.Report.QuerySelectorAll("table.national-table [data-cell][data-low]").Select(figure => figure.GetAttribute("data-cell")).ToHashSet();
        var compared = doors.Feed.Values
            .First(row => row.TryGetProperty("Gap", out var gap) && gap.ValueKind == JsonValueKind.Number && exact.Contains(row.GetProperty("Id").GetRawText()))
            .GetProperty("Id").GetInt64();
        Assert.All(["Value", "StandardError", "Low", "High", "Count", "Eligible", "NonresponseLow", "BaselinePercent", "Gap"], column =>
        {
            var differences = Changed(doors, compared, column, "12345.5").Differences();
            Assert.Contains(differences, found => found.StartsWith($"CSV: {column} of cell {compared} ", StringComparison.Ordinal));
            Assert.Equal(column is "Value" or "Low" or "High" or "Count" or "Gap", differences.Any(found => found.StartsWith("Page: ", StringComparison.Ordinal)));
        });

        // Each figure of the page in turn, by one unit of its last digit; and the same words on paper.
        foreach (var figure in doors.Report.QuerySelectorAll(".figure[data-value]")
            .Where(figure => figure.TextContent.Any(char.IsDigit)).Where((_, position) => position % 7 == 0))
        {
            var text = figure.TextContent;
            figure.TextContent = NextDigit(text);
            var differences = doors.Differences();
            figure.TextContent = text;
            Assert.Contains(differences, found => found.StartsWith("PDF: ", StringComparison.Ordinal));
            Assert.True(text == NextDigit(text) || differences.Any(found => found.StartsWith("Page: ", StringComparison.Ordinal)), text);
        }

        // A page that leaves a published figure out, and paper that leaves one out.
        var index = doors.Report.QuerySelector(".headline-index .figure")!;
        var (id, words) = (index.GetAttribute("data-cell")!, index.TextContent);
        Assert.NotEmpty((doors with { Pdf = doors.Pdf.Replace($"\n{words}\n", "\n", StringComparison.Ordinal) }).Differences());
        index.Remove();
        Assert.Contains($"Page: cell {id} is published and not there.", doors.Differences());
    }

    [Fact]
    public async Task The_feed_holds_every_released_cell_once()
    {
        using var web = new DistrictWeb(district.Folder);
        await using var scope = district.Services.CreateAsyncScope();
        var cells = scope.ServiceProvider.GetRequiredService<FidelityDb>().ReleasedCells.Select(cell => cell.Id).ToHashSet();

        Assert.Equal(cells.Order(), (await DownloadAsync(web)).Figures.Select(row => row.GetProperty("Id").GetInt64()).Order());
    }

    private static SchoolDoors Changed(SchoolDoors doors, long id, string column, string value)
    {
        var row = doors.Feed[id].EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
        row[column] = JsonDocument.Parse(value).RootElement;
        return doors with { Feed = new Dictionary<long, JsonElement>(doors.Feed) { [id] = JsonSerializer.SerializeToElement(row) } };
    }

    private static SchoolDoors Without(SchoolDoors doors, long id) => doors with { Feed = doors.Feed.Where(row => row.Key != id).ToDictionary() };

    private static string NextDigit(string text) =>
        text.LastIndexOfAny([.. "012345678"]) is >= 0 and var at ? $"{text[..at]}{(char)(text[at] + 1)}{text[(at + 1)..]}" : text + "!";

    private async Task<SchoolDoors> ReadAsync(string school, FeedDownload download, Browser coach)
    {
        var printed = download.Sets["Reports"].Single(row => row.GetProperty("OrganizationId").GetString() == school);
        var address = $"/reports/{district.Made.Release}/{await NumberOfAsync(school)}";
        var csv = await coach.Get($"{address}/csv");
        return new(
            download.Figures.Where(row => row.GetProperty("OrganizationId").GetString() == school).ToDictionary(row => row.GetProperty("Id").GetInt64()),
            CsvText.Rows((await csv.Content.ReadAsStringAsync()).TrimStart('\uFEFF')),
            (await coach.Page(address)).QuerySelector("article.report")!,
            await Poppler.TextAsync(download.Reports[printed.GetProperty("Id").GetString()!]));
    }

    private async Task<long> NumberOfAsync(string school)
    {
        await using var scope = district.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<FidelityDb>().Organizations.Single(row => row.SourcedId == school).Id.Value;
    }

    private Task<FeedDownload> DownloadAsync(DistrictWeb web) =>
        FeedDownload.OfAsync(web.CreateClient(), district.Made.FeedKey.User, district.Made.FeedKey.Password);

    private async Task<Browser> SignInAsync(DistrictWeb web)
    {
        var coach = district.Made.SignIns.Single(account => account.Role == "coach");
        var browser = new Browser(web.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));
        await browser.Submit("/sign-in", "sign-in", ("UserName", coach.User), ("Password", coach.Password));
        return browser;
    }

    /// <summary>The real web host, with the feed in it, on the district's database.</summary>
    private sealed class DistrictWeb(string data) : WebApplicationFactory<FidelityWeb>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) =>
            builder.UseEnvironment("Production").UseSetting("data", data).UseSetting("Fidelity:RunsSchedule", "false");
    }
}
