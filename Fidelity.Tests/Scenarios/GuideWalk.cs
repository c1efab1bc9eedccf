using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Fidelity.Tests.Scenarios;

/// <summary>Does in a browser what a section of the school guide says: presses what is bold, and fills in what is italic.</summary>
internal sealed partial class GuideWalk
{
    private readonly IPage page;
    private readonly Dictionary<string, string> names;
    private readonly Queue<(string Field, Func<IPage, ILocator, Task> Fill)> toFill;

    /// <param name="names">What the guide says in lower case because it differs from place to place.</param>
    /// <param name="toFill">Every field that the section names, in its order, with what goes in.</param>
    public GuideWalk(IPage page, Dictionary<string, string> names, IEnumerable<(string Field, Func<IPage, ILocator, Task> Fill)> toFill)
    {
        (this.page, this.names, this.toFill) = (page, names, new(toFill));
        page.Load += (_, _) => Loads++;
    }

    public int Loads { get; private set; }

    public int Clicks { get; private set; }

    public static string Guide { get; } = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "school-guide.md"));

    /// <summary>The command in the section's code block.</summary>
    public static string CommandOf(string section) => Section(section).Split("```")[1].Trim();

    /// <summary>Takes the numbered steps of a section. It fails where a page has no such button, link or field.</summary>
    /// <param name="look">At each page that is reached.</param>
    public async Task FollowAsync(string section, Func<Task> look)
    {
        foreach (var step in Step().Matches(Section(section)).Select(match => match.Value))
        {
            foreach (Match mark in Mark().Matches(step))
            {
                var label = mark.Groups["press"].Success ? mark.Groups["press"].Value : mark.Groups["fill"].Value;
                if (mark.Groups["press"].Success)
                {
                    await PressAsync(label);
                    await look();
                }
                else
                {
                    await FillAsync(label);
                }
            }
        }

        Assert.Empty(toFill.Select(one => one.Field));
    }

    private static string Section(string heading)
    {
        var begins = Guide.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(begins >= 0, $"The guide has no section {heading}.");
        var ends = Guide.IndexOf("\n## ", begins + 4, StringComparison.Ordinal);
        return ends < 0 ? Guide[begins..] : Guide[begins..ends];
    }

    private async Task PressAsync(string label)
    {
        var name = names.GetValueOrDefault(label, label);
        var target = page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).Or(page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).First;
        Assert.True(await target.CountAsync() > 0, $"{page.Url} has nothing to press called {name}: {await page.InnerTextAsync("main")}");
        await target.ClickAsync();
        await page.WaitForLoadStateAsync();
        Clicks++;
    }

    private async Task FillAsync(string label)
    {
        Assert.True(toFill.TryDequeue(out var next), $"The guide fills in {label}, and this test does not know what with.");
        Assert.Equal(next.Field, label);
        await next.Fill(page, page.GetByLabel(names.GetValueOrDefault($"{label} (tick)", label), new() { Exact = true }).First);
        Clicks++;
    }

    [GeneratedRegex(@"^\d+\. .*(\n   .*)*", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"\*\*(?<press>[^*]+)\*\*|\*(?<fill>[^*]+)\*")]
    private static partial Regex Mark();
}
