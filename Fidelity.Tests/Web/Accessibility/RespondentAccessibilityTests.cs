using Fidelity.Data.Responses;
using Fidelity.Tests.Web.Respond;
using Fidelity.Web.Respond;
using Microsoft.Playwright;
using Xunit;

namespace Fidelity.Tests.Web.Accessibility;

/// <summary>Every page that a respondent can come to, in both languages.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class RespondentAccessibilityTests(Chromium chromium)
{
    [Theory]
    [InlineData("student-lower/1.0", "s1", 4, true)]
    [InlineData("student-lower/1.0", "s1", 4, false)]
    [InlineData("student-upper/1.0", "s1", 8, true)]
    [InlineData("teacher/1.0", "theo", 4, true)]
    [InlineData("principal/1.0", "pia", 4, false)]
    public async Task Axe_finds_nothing_on_any_page_of_a_survey(string instrument, string person, int grade, bool runsScript)
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true, grade: grade);
        var access = await survey.AccessOfAsync(person);
        var ready = (SurveyReady)await survey.Installation.With<OpenSurvey, SurveyAccess>(use => use.RunAsync(access, default));
        Assert.Equal(instrument, ready.Instrument.Key.ToString());
        await using var context = await chromium.Browser.NewContextAsync();
        if (!runsScript)
        {
            await context.RouteAsync("**/survey.js?*", route => route.AbortAsync());
        }

        var page = await context.NewPageAsync();
        List<string> found = [];

        // The principal's survey has every part that the others have, and consent: one page of each kind in all looks. The rest is the same made
        // of other words, and is looked at narrow, where long words do harm.
        var (looks, narrow) = (Axe.Looks.Take(person == "pia" ? 4 : 1).ToList(), Axe.Looks.Take(1).ToList());

        await page.GotoAsync($"{survey.Address}/s/{access}");
        found.AddRange(await Axe.FindAsync(page, looks));
        foreach (var view in ready.Languages.Select(language => new SurveyView(ready, access, language)))
        {
            string[] between = [.. Enumerable.Range(2, view.PageCount - 2).Select(view.Page)];
            foreach (var address in between.Concat([view.Welcome, view.Page(1), view.Page(view.PageCount), view.Review]))
            {
                await page.GotoAsync(survey.Address + address);
                found.AddRange(await Axe.FindAsync(page, between.Contains(address) ? narrow : looks));
            }
        }

        Axe.AssertNothing(found);
    }

    [Fact]
    public async Task Axe_finds_nothing_on_the_pages_before_after_and_instead_of_a_survey()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var access = await survey.AccessOfAsync("s1");
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        List<string> found = [];

        foreach (var address in new[] { "/s", "/s/AAAAAAAAAA", "/s/thanks/en", "/s/thanks/es", "/s/kiosk", "/s/kiosk/thanks/en" })
        {
            await page.GotoAsync(survey.Address + address);
            found.AddRange(await Axe.FindAsync(page, Axe.Looks));
        }

        foreach (var language in new[] { "en", "es" })
        {
            await SendImpossibleAnswersAsync(page, $"{survey.Address}/s/{access}/{language}/1");
            Assert.NotEqual(0, await page.Locator(".problems a").CountAsync());
            found.AddRange(await Axe.FindAsync(page, Axe.Looks));
        }

        survey.Installation.Clock.Advance(TimeSpan.FromDays(30));
        await page.GotoAsync($"{survey.Address}/s/{access}");
        Assert.Equal("This survey is over", await page.InnerTextAsync("h1"));
        found.AddRange(await Axe.FindAsync(page, Axe.Looks));

        Axe.AssertNothing(found);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task Axe_finds_nothing_on_what_the_script_adds(string language)
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        await using var context = await chromium.Browser.NewContextAsync();
        await context.AddInitScriptAsync(ScriptedSurveyTests.Voices($"{{ lang: '{language}', localService: true }}"));
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync($"{survey.Address}/s/kiosk/{await survey.AccessOfAsync("s1")}/{language}");
        await page.WaitForSelectorAsync("main[data-pages]");
        List<string> found = [];

        await page.ClickAsync(".actions a");
        await page.Locator("fieldset label").First.ClickAsync();
        await page.WaitForSelectorAsync(".status:not(:empty)");
        Assert.NotEqual(0, await page.Locator(".listen").CountAsync());
        found.AddRange(await Axe.FindAsync(page, Axe.Looks));
        await context.SetOfflineAsync(true);
        await page.Locator("fieldset label").Last.ClickAsync();
        await page.WaitForSelectorAsync(".status:has-text('.')");
        found.AddRange(await Axe.FindAsync(page, Axe.Looks));
        await page.Clock.FastForwardAsync(270_000);
        await page.WaitForSelectorAsync("dialog[open]");
        found.AddRange(await Axe.FindAsync(page, Axe.Looks));
        await page.Clock.FastForwardAsync(61_000);
        await page.WaitForSelectorAsync("main:not(:has(input))");
        found.AddRange(await Axe.FindAsync(page, Axe.Looks));

        Axe.AssertNothing(found);
    }

    [Fact]
    public async Task A_link_of_the_error_summary_moves_the_focus_to_its_question()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var item = survey.Library.Find("student-lower/1.0")!.Pages[0].Items[1];
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await SendImpossibleAnswersAsync(page, $"{survey.Address}/s/{await survey.AccessOfAsync("s1")}/es/1");

        Assert.Equal(item.Stem.In("es"), await page.Locator(".problems a").Nth(1).InnerTextAsync());
        await Hands.TabAsync(page);
        await Hands.TabAsync(page);
        await Hands.PressAsync(page, "Enter", async () => await page.EvaluateAsync<string>("document.activeElement.id") == item.Id);

        Assert.True((await FocusStop.ReadAsync(page))!.IsVisible);
        await Hands.TabAsync(page);
        Assert.Equal(AnswerForm.NameOf(item.Id), await page.EvaluateAsync<string>("document.activeElement.name"));
    }

    [Theory]
    [InlineData("s1", 4, "en")]
    [InlineData("pia", 4, "es")]
    public async Task In_the_accessibility_tree_every_option_is_named_and_stands_in_the_group_of_its_question(string person, int grade, string language)
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true, grade: grade);
        var access = await survey.AccessOfAsync(person);
        var ready = (SurveyReady)await survey.Installation.With<OpenSurvey, SurveyAccess>(use => use.RunAsync(access, default));
        await using var context = await chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        var view = new SurveyView(ready, access, survey.Library.Language(language));

        foreach (var (questions, index) in ready.Instrument.Pages.Select((questions, index) => (questions, index)))
        {
            await page.GotoAsync(survey.Address + view.Page(index + 1));

            Assert.Equal(
                questions.Items.SelectMany(item => item.Options.Select(option => (item.Stem.In(language), option.Label.In(language)))),
                await AccessibilityTree.RadiosAsync(page));
        }
    }

    /// <summary>What no hand can choose on the page, so that the page comes back with its problems.</summary>
    private static async Task SendImpossibleAnswersAsync(IPage page, string address)
    {
        await page.RouteAsync("**/survey.js?*", route => route.AbortAsync());
        await page.GotoAsync(address);
        await page.EvaluateAsync(
            "document.querySelectorAll('fieldset').forEach(question => { const one = question.querySelector('input'); one.value = '99'; one.checked = true; })");
        await page.ClickAsync("button[value=next]");
        await page.WaitForSelectorAsync(".problems");
    }
}
