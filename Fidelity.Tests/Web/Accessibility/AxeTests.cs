using Xunit;

namespace Fidelity.Tests.Web.Accessibility;

[Collection(ChromiumCollection.Name)]
public sealed class AxeTests(Chromium chromium)
{
    [Fact]
    public async Task What_breaks_a_rule_is_found_and_named_with_its_element_and_what_to_do()
    {
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.SetContentAsync(
            """
            <!doctype html><html lang="en"><head><title>Broken</title>
            <style>a { display: block; width: 9px; height: 9px; overflow: hidden }
            @media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }</style></head>
            <body><main><h1>Broken</h1><input id="nameless"><p>Dark on dark</p><a href="/1">One</a><a href="/2">Two</a></main></body></html>
            """);

        var found = await Axe.FindAsync(page, Axe.Looks);

        Assert.Contains(found, line => line.Contains("320 px, Light: label: <input id=\"nameless\">", StringComparison.Ordinal)
            && line.Contains("must have labels", StringComparison.Ordinal));
        Assert.Contains(found, line => line.Contains("target-size: <a href=\"/1\">", StringComparison.Ordinal));
        Assert.Equal(
            Axe.Looks.Where(look => look.Scheme == Microsoft.Playwright.ColorScheme.Dark).Select(look => $"{look.Width} px, Dark"),
            found.Where(line => line.Contains(" color-contrast: <p>", StringComparison.Ordinal)).Select(line => line.Split(": ")[0].Split(", ", 2)[1]));
    }
}
