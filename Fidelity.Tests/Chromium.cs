using Fidelity.Reports.Printing;
using Microsoft.Playwright;
using Xunit;

namespace Fidelity.Tests;

/// <summary>One Chromium for all tests that need one: put <c>[Collection(ChromiumCollection.Name)]</c> on the class and take the fixture.</summary>
[CollectionDefinition(Name)]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>
{
    public const string Name = "Chromium";
}

/// <summary>A launched Chromium; each test opens its own context (<c>await using var context = await chromium.Browser.NewContextAsync()</c>).</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? driver;
    private IBrowser? browser;

    public IBrowser Browser => browser ?? throw new InvalidOperationException("Chromium has not been started.");

    public async Task InitializeAsync()
    {
        driver = await Playwright.CreateAsync();
        browser = await driver.Chromium.LaunchAsync(ChromiumProgram.LaunchOptions(ChromiumProgram.Find()));
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        driver?.Dispose();
    }
}
