using Fidelity.Core.Responses;
using Fidelity.Core.Waves;
using Fidelity.Tests.Web.Respond;
using Fidelity.Web.Respond;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Fidelity.Tests.Web.Accessibility;

/// <summary>A survey without a mouse or a finger.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class KeyboardSurveyTests(Chromium chromium)
{
    /// <summary>WCAG 2.2, 2.5.8 Target Size (Minimum), in pixels.</summary>
    private const int SmallestTarget = 24;

    [Fact]
    public async Task A_student_answers_and_sends_a_whole_survey_by_keyboard_alone()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var instrument = survey.Library.Find("student-lower/1.0")!;
        await using var context = await chromium.Browser.NewContextAsync(
            new() { ViewportSize = new ViewportSize { Width = 320, Height = 640 } });
        var page = await context.NewPageAsync();

        await page.GotoAsync($"{survey.Address}/s");
        await TabToAsync(page, "input code");
        await page.Keyboard.TypeAsync(AccessCode.Spaced(await survey.AccessOfAsync("s1")));
        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, "**/s/*");
        await FollowAsync(page, "a English", "**/en");
        await FollowAsync(page, "a Start", "**/en/1");
        foreach (var (questions, index) in instrument.Pages.Select((questions, index) => (questions, index)))
        {
            await CheckStopsAsync(page);
            foreach (var item in questions.Items)
            {
                // Space takes the first option, the arrow then the one below it.
                await TabToAsync(page, $"input {AnswerForm.NameOf(item.Id)}");
                await page.Keyboard.PressAsync("Space");
                await page.Keyboard.PressAsync("ArrowDown");
            }

            await FollowAsync(page, $"button {AnswerForm.Go}", $"**/en/{index + 2}");
        }

        await CheckStopsAsync(page);
        await TabToAsync(page, $"textarea {AnswerForm.Text}");
        await FollowAsync(page, $"button {AnswerForm.Go}", "**/en/review");
        await CheckStopsAsync(page);
        await FollowAsync(page, $"button {Words.English.Submit}", "**/s/thanks/en");

        var response = await survey.Installation.WithDb(db => db.Responses.SingleAsync());
        Assert.Equal(instrument.Items.Select(item => (byte)item.Options[1].Code), response.Answers);
        Assert.Equal(Completeness.Complete, response.Completeness);
    }

    /// <summary>The next stop of the Tab key is that one, and it can be seen to have the focus.</summary>
    private static async Task TabToAsync(IPage page, string element)
    {
        await page.Keyboard.PressAsync("Tab");
        var stop = await FocusStop.ReadAsync(page);
        Assert.Equal(element, stop?.Element);
        Assert.True(stop!.IsVisible, $"{page.Url}: the focus on {element} cannot be seen.");
    }

    /// <summary>Presses Enter once more where nothing has come of it and the focus is still there, as a person would: a driven Chromium now and then drops a key.</summary>
    private static async Task FollowAsync(IPage page, string element, string leadsTo)
    {
        await TabToAsync(page, element);
        for (var press = 1; ; press++)
        {
            await page.Keyboard.PressAsync("Enter");
            try
            {
                await page.WaitForURLAsync(leadsTo, new() { Timeout = 1500 });
                break;
            }
            catch (TimeoutException) when (press < 5)
            {
                Assert.Equal(element, (await FocusStop.ReadAsync(page))?.Element);
            }
        }

        await ArriveAsync(page, leadsTo);
    }

    /// <summary>Until the page is there and painted: what is typed before that, Chromium may drop.</summary>
    private static async Task ArriveAsync(IPage page, string address)
    {
        await page.WaitForURLAsync(address);
        await page.EvaluateAsync("() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))");
    }

    /// <summary>Goes through the whole page and loads it anew: every control is reached once, as one reads, visibly, and is large enough.</summary>
    private static async Task CheckStopsAsync(IPage page)
    {
        List<FocusStop> stops = [];
        await page.Keyboard.PressAsync("Tab");
        while (await FocusStop.ReadAsync(page) is { } stop && !stops.Contains(stop))
        {
            stops.Add(stop);
            await page.Keyboard.PressAsync("Tab");
        }

        var groups = await page.EvaluateAsync<int>("new Set([...document.querySelectorAll('input[type=radio]')].map(one => one.name)).size");
        Assert.Equal(groups + await page.Locator("a[href], button, textarea").CountAsync(), stops.Count);
        Assert.Equal(stops.OrderBy(stop => stop.Place), stops);
        Assert.Equal(stops.OrderBy(stop => stop.Top).ThenBy(stop => stop.Left), stops);
        Assert.All(stops, stop => Assert.True(stop.IsVisible && Math.Min(stop.Width, stop.Height) >= SmallestTarget, $"{page.Url}: {stop}"));
        await page.ReloadAsync();
        await ArriveAsync(page, page.Url);
    }
}
