using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Data.Responses;
using Fidelity.Tests.Web.Accessibility;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Fidelity.Tests.Web.Respond;

/// <summary>What the script adds: answers that are saved as they are given and that outlast the network, and a browser that is empty afterwards.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class ScriptedSurveyTests(Chromium chromium)
{
    private const string Kept = "Object.keys(localStorage).filter(name => !name.endsWith(':at')).length";

    /// <summary>Everything that a page can leave in a browser.</summary>
    private const string Left =
        """
        async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...await caches.keys(), document.cookie,
          ...(await indexedDB.databases()).map(one => one.name), ...(await navigator.serviceWorker.getRegistrations()).map(one => one.scope)].filter(Boolean)
        """;

    private static readonly BrowserNewContextOptions Phone = new() { ViewportSize = new ViewportSize { Width = 320, Height = 640 }, HasTouch = true };

    [Fact]
    public async Task An_answer_is_on_the_server_as_soon_as_it_is_given_and_the_page_says_so()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var instrument = survey.Library.Find("student-lower/1.0")!;
        var access = await survey.AccessOfAsync("s1");
        await using var context = await chromium.Browser.NewContextAsync(Phone);
        var page = await OpenAsync(context, $"{survey.Address}/s/{access}/es/1");

        await PickAsync(page, instrument.Items[0], 2);

        await page.GetByRole(AriaRole.Status).GetByText("Guardado").WaitForAsync();
        Assert.Equal(instrument.Items[0].Options[2].Code, (await SheetAsync(survey, access)).CodeOf(instrument.Items[0]));
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
    }

    [Fact]
    public async Task A_page_that_is_answered_without_a_network_is_on_the_server_when_it_is_back()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var instrument = survey.Library.Find("student-lower/1.0")!;
        var access = await survey.AccessOfAsync("s1");
        await using var context = await chromium.Browser.NewContextAsync(Phone);
        var page = await OpenAsync(context, $"{survey.Address}/s/{access}/en/1");

        await context.SetOfflineAsync(true);
        await AnswerAsync(page, instrument.Pages[0]);
        await page.GetByRole(AriaRole.Status).GetByText("No connection").WaitForAsync();
        await page.ClickAsync("text=Save and go on");
        Assert.EndsWith("/en/2", page.Url, StringComparison.Ordinal);
        Assert.Equal(instrument.Pages[1].Heading.In("en"), await page.InnerTextAsync("h1"));
        Assert.All((await SheetAsync(survey, access)).Pack(), code => Assert.Equal(0, code));

        await context.SetOfflineAsync(false);

        await NothingIsKeptAsync(page);
        Assert.All(instrument.Pages[0].Items, item => Assert.Equal(item.Options[1].Code, SheetAsync(survey, access).Result.CodeOf(item)));
    }

    [Fact]
    public async Task A_whole_survey_is_answered_and_sent_without_a_network_and_nothing_is_left_in_the_browser_when_it_has_arrived()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var instrument = survey.Library.Find("student-lower/1.0")!;
        var access = await survey.AccessOfAsync("s1");
        var skipped = instrument.Pages[2].Items[0];
        await using var context = await chromium.Browser.NewContextAsync(Phone);
        var page = await OpenAsync(context, $"{survey.Address}/s/{access}/en");

        await context.SetOfflineAsync(true);
        await page.ClickAsync("text=Start");
        foreach (var questions in instrument.Pages)
        {
            await AnswerAsync(page, questions, except: skipped);
            await page.ClickAsync("text=Save and go on");
        }

        await page.FillAsync("textarea", "More time to read.");
        await page.ClickAsync("text=Save and go on");
        await page.Locator(".lead").GetByText("You did not answer one question. That is fine. You can answer it now if you want to:").WaitForAsync();
        await page.ClickAsync($"text={skipped.Stem.In("en")}");
        await PickAsync(page, skipped, 1);
        await page.ClickAsync("text=Save and check my answers");
        await page.Locator(".lead").GetByText("You answered every question.").WaitForAsync();
        await page.ClickAsync("text=Send my answers");
        await page.Locator("h1").GetByText("Almost sent").WaitForAsync();
        Assert.Equal(0, await survey.Installation.WithDb(db => db.Responses.CountAsync()));

        await context.SetOfflineAsync(false);
        await Hands.ArriveAsync(page, "/s/thanks/en");

        var response = await survey.Installation.WithDb(db => db.Responses.SingleAsync());
        Assert.Equal(instrument.Items.Select(item => (byte)item.Options[1].Code), response.Answers);
        Assert.Equal(Completeness.Complete, response.Completeness);
        Assert.Equal("More time to read.", await survey.Installation.WithDb(db => db.OpenAnswers.Select(row => row.Text).SingleAsync()));
        Assert.Empty(await page.EvaluateAsync<string[]>(Left));
        Assert.Empty((await context.StorageStateAsync()).Replace("{\"cookies\":[],\"origins\":[]}", "", StringComparison.Ordinal));
        await page.GoBackAsync();
        Assert.Contains("already have", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("input").CountAsync());
    }

    [Fact]
    public async Task Answers_that_were_waiting_when_the_tab_was_closed_are_sent_when_the_survey_is_opened_again_and_so_is_the_submission()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var instrument = survey.Library.Find("student-lower/1.0")!;
        var access = await survey.AccessOfAsync("s1");
        await using var context = await chromium.Browser.NewContextAsync(Phone);
        var first = await OpenAsync(context, $"{survey.Address}/s/{access}/en/1");
        await context.SetOfflineAsync(true);
        await PickAsync(first, instrument.Items[0], 3);
        await first.CloseAsync();
        await context.SetOfflineAsync(false);
        Assert.False((await SheetAsync(survey, access)).HasAnswered(instrument.Items[0]));

        var second = await OpenAsync(context, $"{survey.Address}/s/{access}", waitsForPages: false);
        await NothingIsKeptAsync(second);
        Assert.Equal(instrument.Items[0].Options[3].Code, (await SheetAsync(survey, access)).CodeOf(instrument.Items[0]));

        await second.GotoAsync($"{survey.Address}/s/{access}/en/review");
        await context.SetOfflineAsync(true);
        await second.ClickAsync("text=Send my answers");
        await second.GetByText("Almost sent").WaitForAsync();
        await second.CloseAsync();
        await context.SetOfflineAsync(false);
        var third = await context.NewPageAsync();
        await third.GotoAsync($"{survey.Address}/s/{access}/en/3");
        await Hands.ArriveAsync(third, "/s/thanks/en");

        Assert.Equal(1, await survey.Installation.WithDb(db => db.Responses.CountAsync()));
        Assert.Empty(await third.EvaluateAsync<string[]>(Left));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_tabs_lose_no_answer_whatever_the_order(bool runsScript)
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var items = survey.Library.Find("teacher/1.0")!.Pages[1].Items;
        var access = await survey.AccessOfAsync("theo");
        await using var context = await chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = runsScript });
        var address = $"{survey.Address}/s/{access}/en/2";
        var before = await OpenAsync(context, address, waitsForPages: runsScript);
        await PickAsync(before, items[0], 0);
        await NextAsync(before);

        // Both show the first answer; one changes it and answers two more, the other, which still shows the old one, answers the rest.
        var one = await OpenAsync(context, address, waitsForPages: runsScript);
        var other = await OpenAsync(context, address, waitsForPages: runsScript);
        await PickAsync(one, items[0], 3);
        await PickAsync(one, items[1], 3);
        await PickAsync(one, items[2], 3);
        await NextAsync(one);
        await PickAsync(other, items[3], 1);
        await PickAsync(other, items[4], 1);
        await NextAsync(other);

        var sheet = await SheetAsync(survey, access);
        Assert.Equal([3, 3, 3, 1, 1], items.Take(5).Select(item => item.Options.ToList().FindIndex(option => option.Code == sheet.CodeOf(item))));

        // What is changed on purpose wins, wherever.
        var last = await OpenAsync(context, address, waitsForPages: runsScript);
        await PickAsync(last, items[0], 2);
        await NextAsync(last);
        Assert.Equal(items[0].Options[2].Code, (await SheetAsync(survey, access)).CodeOf(items[0]));

        async Task NextAsync(IPage page)
        {
            await page.ClickAsync("text=Save and go on");
            await Hands.ArriveAsync(page, "/en/3");
            if (runsScript)
            {
                await NothingIsKeptAsync(page);
            }
        }
    }

    [Fact]
    public async Task A_text_that_is_typed_in_one_tab_is_not_blanked_by_another_that_shows_none()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var browser = survey.Installation.Open();
        var access = await survey.AccessOfAsync("theo");
        var last = $"/s/{access}/en/{survey.Library.Find("teacher/1.0")!.Pages.Count + 1}";
        var (one, other) = (await browser.Page(last), await browser.Page(last));

        await browser.Submit(one, last, last, [("text", "Two lines,\r\nof mine.")]);
        await browser.Submit(other, last, last, [("text", "")]);
        Assert.Equal("Two lines,\nof mine.", (await SheetAsync(survey, access)).Text);

        await browser.Submit(last, last, ("text", ""));
        Assert.Equal("", (await SheetAsync(survey, access)).Text);
    }

    [Fact]
    public async Task The_browsers_own_way_back_and_on_again_shows_the_answers_that_were_given()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var instrument = survey.Library.Find("student-lower/1.0")!;
        await using var context = await chromium.Browser.NewContextAsync(Phone);
        var page = await OpenAsync(context, $"{survey.Address}/s/{await survey.AccessOfAsync("s1")}/en/1");
        foreach (var questions in instrument.Pages.Take(2))
        {
            await AnswerAsync(page, questions);
            await page.ClickAsync("text=Save and go on");
        }

        await page.GoBackAsync();
        await page.GoBackAsync();
        Assert.Equal(instrument.Pages[0].Heading.In("en"), await page.InnerTextAsync("h1"));
        Assert.Equal(instrument.Pages[0].Items.Count, await page.Locator("input:checked").CountAsync());
        await page.GoForwardAsync();
        Assert.Equal(instrument.Pages[1].Items.Count, await page.Locator("input:checked").CountAsync());
        await page.ReloadAsync();
        Assert.Equal(instrument.Pages[1].Items.Count, await page.Locator("input:checked").CountAsync());
    }

    [Fact]
    public async Task A_double_click_a_second_tab_and_a_form_that_is_sent_again_make_one_response_and_all_end_with_thanks()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var access = await survey.AccessOfAsync("s1");
        var review = $"{survey.Address}/s/{access}/en/review";
        await using var context = await chromium.Browser.NewContextAsync(Phone);
        var page = await OpenAsync(context, review);
        var second = await OpenAsync(context, review);
        await using var without = await chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var third = await OpenAsync(without, review, waitsForPages: false);

        await page.DblClickAsync("text=Send my answers");
        await Hands.ArriveAsync(page, "/s/thanks/en");
        await second.ClickAsync("text=Send my answers");
        await Hands.ArriveAsync(second, "/s/thanks/en");
        await third.ClickAsync("text=Send my answers");
        await Hands.ArriveAsync(third, "/s/thanks/en");

        Assert.Equal(1, await survey.Installation.WithDb(db => db.Responses.CountAsync()));
    }

    [Fact]
    public async Task A_tab_whose_survey_was_sent_from_another_says_so_at_its_next_answer()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var access = await survey.AccessOfAsync("s1");
        await using var context = await chromium.Browser.NewContextAsync(Phone);
        var page = await OpenAsync(context, $"{survey.Address}/s/{access}/en/1");
        await survey.Installation.With<SubmitAnswers, Submission>(use => use.RunAsync(access, default));

        await PickAsync(page, survey.Library.Find("student-lower/1.0")!.Items[0], 0);

        await page.GetByText("We already have the answers for this code").WaitForAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>(Left));
    }

    [Theory]
    [InlineData("en", "Listen", "es-MX", "en_US")]
    [InlineData("es", "Escuchar", "en-US", "es-MX")]
    public async Task A_question_and_its_answers_are_read_aloud_in_the_surveys_language_by_a_voice_of_the_device(
        string language, string label, string another, string own)
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var item = survey.Library.Find("student-lower/1.0")!.Items[0];
        await using var context = await chromium.Browser.NewContextAsync(Phone);
        await context.AddInitScriptAsync(Voices($"{{ lang: '{another}', localService: true }}, {{ lang: '{own}', localService: true }}"));
        var page = await OpenAsync(context, $"{survey.Address}/s/{await survey.AccessOfAsync("s1")}/{language}/1");

        await page.GetByRole(AriaRole.Button, new() { Name = $"{label}: {item.Stem.In(language)}", Exact = true }).ClickAsync();

        Assert.Equal(
            item.Options.Select(option => option.Label.In(language)).Prepend(item.Stem.In(language)).Select(text => $"{language} {own} {text}"),
            await page.EvaluateAsync<string[]>("spoken"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ lang: 'es-MX', localService: true }")]
    [InlineData("{ lang: 'en-US', localService: false }")]
    public async Task Without_a_voice_of_the_device_in_that_language_no_button_offers_it(string voices)
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        await using var context = await chromium.Browser.NewContextAsync(Phone);
        await context.AddInitScriptAsync(Voices(voices));
        var page = await OpenAsync(context, $"{survey.Address}/s/{await survey.AccessOfAsync("s1")}/en/1");

        Assert.Equal(0, await page.Locator(".listen").CountAsync());
    }

    /// <summary>Replaces the device's voices, and writes down what is spoken.</summary>
    internal static string Voices(string voices) =>
        $$"""
        window.spoken = [];
        const made = [{{voices}}];
        class SpeechSynthesisUtterance { constructor(text) { this.text = text; } }
        Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: SpeechSynthesisUtterance });
        Object.defineProperty(window, 'speechSynthesis', { value: {
          getVoices: () => made, cancel() { }, addEventListener() { },
          speak: part => spoken.push(`${part.lang} ${part.voice.lang} ${part.text}`),
        } });
        """;

    /// <summary>A new tab there, once the script has the pages.</summary>
    internal static async Task<IPage> OpenAsync(IBrowserContext context, string address, bool waitsForPages = true)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        if (waitsForPages)
        {
            await page.WaitForSelectorAsync("main[data-pages]");
        }

        return page;
    }

    private static async Task AnswerAsync(IPage page, InstrumentPage questions, Item? except = null)
    {
        foreach (var item in questions.Items.Where(item => item != except))
        {
            await PickAsync(page, item, 1);
        }
    }

    private static Task PickAsync(IPage page, Item item, int option) => page.Locator($"[id='{item.Id}'] label").Nth(option).ClickAsync();

    private static async Task NothingIsKeptAsync(IPage page)
    {
        for (var looks = 0; looks < 200 && await page.EvaluateAsync<int>(Kept) > 0; looks++)
        {
            await Task.Delay(100);
        }

        Assert.Equal(0, await page.EvaluateAsync<int>(Kept));
    }

    private static async Task<AnswerSheet> SheetAsync(SurveyOnTheWeb survey, string access) =>
        ((SurveyReady)await survey.Installation.With<OpenSurvey, SurveyAccess>(use => use.RunAsync(access, default))).Sheet;
}
