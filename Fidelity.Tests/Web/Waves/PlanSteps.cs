using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Fidelity.Core.Rosters;
using Xunit;

namespace Fidelity.Tests.Web.Waves;

/// <summary>The four steps of planning as a browser without script walks them: each sends everything that stands in its form.</summary>
internal static class PlanSteps
{
    public const string Address = "/waves/new";

    /// <summary>Plans a fall wave for one school's adults, and gives where that led.</summary>
    public static async Task<HttpResponseMessage> PlanAsync(Browser browser, OrganizationId school)
    {
        var page = await browser.Page($"{Address}?school={school.Value}");
        page = await GoAsync(browser, page, "2", ("instrument", "teacher/1.0"), ("instrument", "principal/1.0"), ("language", "en"));
        page = await GoAsync(browser, page, "3", ("name", "Fall 2026"), ("opens", "2026-10-26"), ("closes", "2026-11-06"));
        return await SendAsync(browser, await GoAsync(browser, page, "4"), "plan");
    }

    public static async Task<IHtmlDocument> GoAsync(Browser browser, IHtmlDocument page, string go, params (string Name, string Value)[] typed)
    {
        var response = await SendAsync(browser, page, go, typed);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Browser.Parse(await response.Content.ReadAsStringAsync());
    }

    /// <param name="go">The button that is pressed.</param>
    /// <param name="typed">Stands in for all that the form has of these names.</param>
    public static Task<HttpResponseMessage> SendAsync(Browser browser, IHtmlDocument page, string go, params (string Name, string Value)[] typed)
    {
        var named = typed.Select(field => field.Name).ToHashSet();
        var standing = page.QuerySelectorAll<IHtmlInputElement>("main form input")
            .Where(input => input.Type != "hidden" && (input.Type is not ("checkbox" or "radio") || input.IsChecked))
            .Select(input => (Name: input.Name!, input.Value))
            .Where(field => !named.Contains(field.Name));
        return browser.Submit(page, Address, "plan", [.. standing, .. typed, ("go", go)]);
    }

    public static string StepOf(IHtmlDocument page) => page.QuerySelector(".steps-bar [aria-current=step]")!.TextContent;

    public static IHtmlInputElement Input(IParentNode page, string selector) =>
        Assert.IsAssignableFrom<IHtmlInputElement>(page.QuerySelector(selector));
}
