using Fidelity.Core.Waves;
using Fidelity.Data.Responses;
using Fidelity.Tests.Web.Accessibility;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Fidelity.Tests.Web.Respond;

/// <summary>A device that one respondent after another answers on.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class KioskTests(Chromium chromium)
{
    private const string Left = "[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter(Boolean)";

    [Fact]
    public async Task After_the_thanks_the_page_goes_back_to_the_code_by_itself_and_nothing_of_the_last_respondent_is_left()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var access = await survey.AccessOfAsync("s1");
        var item = survey.Library.Find("student-lower/1.0")!.Items[0];
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await EnterAsync(context, survey, access);
        await page.Locator($"[id='{item.Id}'] label").First.ClickAsync();
        await page.GotoAsync($"{survey.Address}/s/kiosk/{access}/en/review");

        await page.ClickAsync("text=Send my answers");
        await Hands.ArriveAsync(page, "/s/kiosk/thanks/en");
        Assert.Equal("Next person", await page.InnerTextAsync(".button"));
        await page.Clock.FastForwardAsync(16_000);
        await Hands.ArriveAsync(page, "/s/kiosk");

        Assert.Equal("", await page.InputValueAsync("#code"));
        Assert.Equal(("off", "off"), (await page.GetAttributeAsync("#code", "autocomplete"), await page.GetAttributeAsync("form", "autocomplete")));
        Assert.Empty(await page.EvaluateAsync<string[]>(Left));
        while (await page.GoBackAsync() is not null && page.Url != "about:blank")
        {
            Assert.Equal(0, await page.Locator("input[type=radio], textarea").CountAsync());
        }

        Assert.Equal(1, await survey.Installation.WithDb(db => db.Responses.CountAsync()));
    }

    [Fact]
    public async Task Without_script_a_link_leads_to_the_next_person()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var access = await survey.AccessOfAsync("s1");
        await using var context = await chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{survey.Address}/s/kiosk");
        await page.FillAsync("#code", AccessCode.Spaced(access));
        await page.ClickAsync("button[type=submit]");
        await page.ClickAsync("text=English");
        await page.ClickAsync("text=Start");
        await Hands.ArriveAsync(page, "/en/1");
        await page.GotoAsync($"{survey.Address}/s/kiosk/{access}/en/review");
        await page.ClickAsync("text=Send my answers");

        await page.ClickAsync("text=Next person");

        await Hands.ArriveAsync(page, "/s/kiosk");
        await page.FillAsync("#code", AccessCode.Spaced(access));
        await page.ClickAsync("button[type=submit]");
        await page.ClickAsync("text=Next person");
        await Hands.ArriveAsync(page, "/s/kiosk");
    }

    [Fact]
    public async Task Left_in_the_middle_it_asks_whether_somebody_is_there_and_then_goes_back_to_the_code_with_everything_saved()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var access = await survey.AccessOfAsync("s1");
        var item = survey.Library.Find("student-lower/1.0")!.Items[0];
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await EnterAsync(context, survey, access);
        await page.Locator($"[id='{item.Id}'] label").First.ClickAsync();

        await page.Clock.FastForwardAsync(270_000);
        Assert.Equal("Are you still there?", await page.GetByRole(AriaRole.Dialog).Locator("h2").InnerTextAsync());
        await page.ClickAsync("text=Yes, keep going");
        // Closed only when the browser comes to it: until then the last minute runs on, and the clock below would use it up.
        await page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Clock.FastForwardAsync(180_000);
        Assert.Equal(0, await page.GetByRole(AriaRole.Dialog).CountAsync());
        // The whole of the quiet time: on a busy machine the click's own scrolling may be heard only now, and counts as somebody being there.
        await page.Clock.FastForwardAsync(241_000);
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await page.Clock.FastForwardAsync(66_000);

        await Hands.ArriveAsync(page, "/s/kiosk");
        Assert.Empty(await page.EvaluateAsync<string[]>(Left));
        var ready = (SurveyReady)await survey.Installation.With<OpenSurvey, SurveyAccess>(use => use.RunAsync(access, default));
        Assert.True(ready.Sheet.HasAnswered(item));
    }

    [Fact]
    public async Task Left_without_a_network_it_hides_the_answers_and_goes_back_to_the_code_when_they_have_been_sent()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var access = await survey.AccessOfAsync("s1");
        var item = survey.Library.Find("student-lower/1.0")!.Items[0];
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await EnterAsync(context, survey, access);
        await context.SetOfflineAsync(true);
        await page.Locator($"[id='{item.Id}'] label").First.ClickAsync();

        await page.Clock.FastForwardAsync(270_000);
        await page.Clock.FastForwardAsync(66_000);
        await page.GetByText("Almost sent").WaitForAsync();
        Assert.Equal(0, await page.Locator("input").CountAsync());
        await context.SetOfflineAsync(false);

        await Hands.ArriveAsync(page, "/s/kiosk");
        Assert.Empty(await page.EvaluateAsync<string[]>(Left));
    }

    /// <summary>Types the code and goes to the first page, with a clock that the test moves.</summary>
    private static async Task<IPage> EnterAsync(IBrowserContext context, SurveyOnTheWeb survey, string access)
    {
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync($"{survey.Address}/s/kiosk");
        await page.FillAsync("#code", AccessCode.Spaced(access));
        await page.ClickAsync("button[type=submit]");
        await page.ClickAsync("text=English");
        await page.WaitForSelectorAsync("main[data-pages]");
        await page.ClickAsync("text=Start");
        await Hands.ArriveAsync(page, "/en/1");
        return page;
    }
}
