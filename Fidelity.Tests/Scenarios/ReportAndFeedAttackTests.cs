using Fidelity.Api.Feed;
using Fidelity.Data.Database;
using Fidelity.Tests.Attack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Fidelity.Tests.Scenarios;

/// <summary>The same attacker on the demonstration district: the shipped questionnaires, all roles, and the printed reports.</summary>
[Collection(DemonstrationCollection.Name)]
public sealed class ReportAndFeedAttackTests(DemonstrationDistrict district)
{
    [Fact]
    public async Task The_demonstration_districts_release_gives_nothing_away()
    {
        var download = await DownloadAsync();
        // One principal's answers are shown with that principal's consent: there is nothing to find.
        List<DownloadedCell> cells = [.. download.Figures.Select(DownloadedCell.Of).Where(cell => cell.Role != "Principal")];
        List<KnownItem> items = [.. download.Sets["Items"].Select(KnownItem.Of)];

        var found = string.Join('\n', new[] { false, true }.Select(withScales => new Subtraction(cells, items, withScales)).SelectMany(attack => attack.Isolated().Concat(attack.Narrowed())));

        Assert.True(found.Length == 0, found);
    }

    /// <summary>Of all responses, those that are over would be the principals', one a school, and those of schools with a handful of teachers.</summary>
    [Fact]
    public async Task The_responses_of_a_release_do_not_tell_who_took_part_where_a_rate_is_hidden()
    {
        var download = await DownloadAsync();
        var shown = download.Sets["ResponseRates"].Where(rate => rate.GetProperty("State").GetString() == "Published").ToList();

        var release = Assert.Single(download.Sets["Releases"]);

        Assert.True(shown.Count < download.Sets["ResponseRates"].Count);
        Assert.Equal(shown.Sum(rate => rate.GetProperty("Count").GetInt32()), release.GetProperty("Responses").GetInt32());
        Assert.Equal(shown.Sum(rate => rate.GetProperty("Eligible").GetInt32()), release.GetProperty("Eligible").GetInt32());
    }

    private async Task<FeedDownload> DownloadAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddFidelityDatabase(new DataFolder(district.Folder), new DatabaseOptions()).AddFeed();
        await using var app = builder.Build();
        app.MapFeed();
        await app.StartAsync();
        return await FeedDownload.OfAsync(app.GetTestClient(), district.Made.FeedKey.User, district.Made.FeedKey.Password);
    }
}
