using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Core.Waves;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Fidelity.Tests.Web.Respond;

/// <summary>A survey as respondents meet it: a real browser, with script switched off.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class SurveyInChromiumTests(Chromium chromium)
{
    private static readonly BrowserNewContextOptions Phone = new()
    {
        JavaScriptEnabled = false, ViewportSize = new ViewportSize { Width = 320, Height = 640 }, HasTouch = true,
    };

    [Fact]
    public async Task A_student_types_a_code_stops_comes_back_on_another_device_and_sends_the_answers()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var instrument = survey.Library.Find("student-lower/1.0")!;
        var code = await survey.AccessOfAsync("s1");

        // The second option of each question on the first page, in English, on one device.
        await using (var first = await chromium.Browser.NewContextAsync(Phone))
        {
            var page = await first.NewPageAsync();
            await page.GotoAsync($"{survey.Address}/s");
            await page.FillAsync("#code", AccessCode.Spaced(code).ToLowerInvariant());
            await page.ClickAsync("button[type=submit]");
            await page.ClickAsync("text=English");
            await page.ClickAsync("text=Start");
            await AnswerAsync(page, instrument.Pages[0]);
            await page.ClickAsync("text=Save and go on");
            Assert.EndsWith("/en/2", page.Url, StringComparison.Ordinal);
        }

        // Everything else but one question, in Spanish, on another.
        var skipped = instrument.Pages[^1].Items[0];
        await using var second = await chromium.Browser.NewContextAsync(Phone);
        var again = await second.NewPageAsync();
        await again.GotoAsync($"{survey.Address}/s/{code}");
        await again.ClickAsync("text=Español");
        await again.ClickAsync("text=Continuar");
        Assert.EndsWith("/es/2", again.Url, StringComparison.Ordinal);
        foreach (var questions in instrument.Pages.Skip(1))
        {
            await AnswerAsync(again, questions, except: skipped);
            await again.ClickAsync("text=Guardar y seguir");
        }

        await again.FillAsync("textarea", "Más tiempo para leer.");
        await again.ClickAsync("text=Guardar y seguir");
        Assert.Equal([skipped.Stem.In("es")], await again.Locator(".unanswered a").AllInnerTextsAsync());
        await again.ClickAsync("text=Enviar mis respuestas");
        Assert.Equal("¡Gracias!", await again.InnerTextAsync("h1"));
        Assert.DoesNotContain(code, again.Url, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await second.CookiesAsync());

        var response = await survey.Installation.WithDb(db => db.Responses.SingleAsync());
        Assert.Equal(instrument.Items.Select(item => (byte)(item == skipped ? 0 : item.Options[1].Code)), response.Answers);
        Assert.Equal(Completeness.Complete, response.Completeness);
        Assert.Equal("Más tiempo para leer.", await survey.Installation.WithDb(db => db.OpenAnswers.Select(row => row.Text).SingleAsync()));
        await again.GotoAsync($"{survey.Address}/s/{code}");
        Assert.Contains("already have", await again.InnerTextAsync("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_skipped_question_is_answered_from_the_review_and_the_review_comes_back()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var instrument = survey.Library.Find("principal/1.0")!;
        var token = await survey.AccessOfAsync("pia");
        await using var context = await chromium.Browser.NewContextAsync(Phone);
        var page = await context.NewPageAsync();

        await page.GotoAsync($"{survey.Address}/s/{token}/en/review");
        await page.ClickAsync($"text={instrument.Items[^1].Stem.In("en")}");
        await page.Locator($"[id='{instrument.Items[^1].Id}'] label").First.ClickAsync();
        await page.ClickAsync("text=Save and check my answers");

        Assert.EndsWith("/en/review", page.Url, StringComparison.Ordinal);
        Assert.Equal(instrument.Items.Count - 1, await page.Locator(".unanswered a").CountAsync());
        await page.ClickAsync("text=Go back");
        await page.ClickAsync("#consent >> text=Yes");
        await page.ClickAsync("text=Save and go on");
        await page.ClickAsync("text=Send my answers");
        Assert.True(await survey.Installation.WithDb(db => db.Responses.Select(row => row.Consents).SingleAsync()));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Every_answer_is_a_target_of_44_pixels_and_no_page_scrolls_sideways(int width)
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var code = await survey.AccessOfAsync("s1");
        await using var context = await chromium.Browser.NewContextAsync(new()
        {
            JavaScriptEnabled = false, ViewportSize = new ViewportSize { Width = width, Height = 800 },
        });
        var page = await context.NewPageAsync();

        string[] addresses =
        [
            "/s", "/s/AAAAAAAAAA", $"/s/{code}", $"/s/{code}/en", $"/s/{code}/es/1", $"/s/{code}/en/4", $"/s/{code}/en/14",
            $"/s/{code}/en/review", "/s/thanks/en",
        ];
        foreach (var address in addresses)
        {
            await page.GotoAsync(survey.Address + address);
            foreach (var target in await page.Locator("fieldset label, button, .button").AllAsync())
            {
                Assert.True((await target.BoundingBoxAsync())!.Height >= 44, $"{address}: {await target.InnerTextAsync()}");
            }

            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            await PictureAsync(page, width, address, code);
        }
    }

    private static async Task AnswerAsync(IPage page, InstrumentPage questions, Item? except = null)
    {
        foreach (var item in questions.Items.Where(item => item != except))
        {
            await page.Locator($"[id='{item.Id}'] label").Nth(1).ClickAsync();
        }
    }

    /// <summary>For people to look at: set FIDELITY_PICTURES to a folder.</summary>
    internal static async Task PictureAsync(IPage page, int width, string address, string code)
    {
        if (Environment.GetEnvironmentVariable("FIDELITY_PICTURES") is { Length: > 0 } folder)
        {
            var name = address.Replace(code, "code", StringComparison.Ordinal).Trim('/').Replace('/', '-');
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
        }
    }
}
