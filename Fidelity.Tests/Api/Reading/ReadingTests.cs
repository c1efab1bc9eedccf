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
}
