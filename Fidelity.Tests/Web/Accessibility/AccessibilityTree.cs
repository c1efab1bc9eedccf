using System.Text.Json;
using Microsoft.Playwright;

namespace Fidelity.Tests.Web.Accessibility;

/// <summary>What Chromium tells a screen reader of a page.</summary>
internal static class AccessibilityTree
{
    /// <summary>Every radio button in reading order: the name of the group that it stands in (empty without one), and its own name.</summary>
    public static async Task<IReadOnlyList<(string Group, string Name)>> RadiosAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var tree = (await session.SendAsync("Accessibility.getFullAXTree"))!.Value.GetProperty("nodes").EnumerateArray().ToList();
        var byId = tree.ToDictionary(node => node.GetProperty("nodeId").GetString()!);
        return [.. tree.Where(node => RoleOf(node) == "radio").Select(node => (GroupOf(node), NameOf(node)))];

        string GroupOf(JsonElement node)
        {
            while (node.TryGetProperty("parentId", out var parent))
            {
                node = byId[parent.GetString()!];
                if (RoleOf(node) is "group" or "radiogroup")
                {
                    return NameOf(node);
                }
            }

            return "";
        }
    }

    private static string RoleOf(JsonElement node) => TextOf(node, "role");

    private static string NameOf(JsonElement node) => TextOf(node, "name").Trim();

    private static string TextOf(JsonElement node, string property) =>
        node.TryGetProperty(property, out var found) && found.TryGetProperty("value", out var value) ? value.ToString() : "";
}
