using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace Fidelity.Tests.Web.Accessibility;

/// <summary>Deque's axe-core in a page of a real browser: the rules for WCAG 2.0 to 2.2 A and AA, and its good practice.</summary>
internal static class Axe
{
    private const string Run =
        """
        async () => {
          const result = await axe.run({
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], preload: false,
          });
          if (result.passes.length === 0) throw new Error('axe-core has checked nothing.');
          return result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html} (${rule.help})`));
        }
        """;

    private static readonly string Source = new BundledAxeScriptProvider().GetScript();

    /// <summary>Narrow and light, wide and dark, and the other two: what a page looks like depends on both.</summary>
    public static IReadOnlyList<(int Width, ColorScheme Scheme)> Looks { get; } =
        [(320, ColorScheme.Light), (1280, ColorScheme.Dark), (320, ColorScheme.Dark), (1280, ColorScheme.Light)];

    /// <summary>The page in each of these looks, without loading it anew: one line for each element that breaks a rule, with what to do.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page, IEnumerable<(int Width, ColorScheme Scheme)> looks)
    {
        // As the developer tools would: a page's content security policy lets no script of its own run.
        await page.EvaluateAsync(Source);
        List<string> found = [];
        foreach (var (width, scheme) in looks)
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var broken = await page.EvaluateAsync<string[]>(Run);
            found.AddRange(broken.Select(line => $"{new Uri(page.Url).PathAndQuery}, {width} px, {scheme}: {line}"));
        }

        return found;
    }

    /// <summary>Fails with all of what was found.</summary>
    public static void AssertNothing(IReadOnlyCollection<string> found) => Assert.True(found.Count == 0, string.Join('\n', found));
}
