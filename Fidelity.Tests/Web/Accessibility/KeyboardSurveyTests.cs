using Fidelity.Core.Instruments;
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

        await Hands.OpenAsync(page, $"{survey.Address}/s");
        await Hands.TabToAsync(page, "input code");
        var code = await survey.AccessOfAsync("s1");
        await Hands.TypeAsync(page, AccessCode.Spaced(code));
        await Hands.EnterAsync(page, $"/s/{code}");
        await FollowAsync(page, "a English", "/en");
        await FollowAsync(page, "a Start", "/en/1");
        foreach (var (questions, index) in instrument.Pages.Select((questions, index) => (questions, index)))
        {
            await CheckStopsAsync(page);
            foreach (var item in questions.Items)
            {
                await Hands.TabToAsync(page, $"input {AnswerForm.NameOf(item.Id)}");
                await PickTheSecondAsync(page);
            }

            await FollowAsync(page, $"button {AnswerForm.Go}", $"/en/{index + 2}");
        }

        await CheckStopsAsync(page);
        await Hands.TabToAsync(page, $"textarea {AnswerForm.Text}");
        await FollowAsync(page, $"button {AnswerForm.Go}", "/en/review");
        await CheckStopsAsync(page);
        await FollowAsync(page, $"button {survey.Library.Language("en").Say(Word.Submit, RespondentRole.Student)}", "/s/thanks/en");

        var response = await survey.Installation.WithDb(db => db.Responses.SingleAsync());
        Assert.Equal(instrument.Items.Select(item => (byte)item.Options[1].Code), response.Answers);
        Assert.Equal(Completeness.Complete, response.Completeness);
    }

    /// <summary>Space takes the first option, the arrow then the one below it.</summary>
    private static async Task PickTheSecondAsync(IPage page)
    {
        await Hands.PressAsync(page, "Space", () => HasPickedAsync(page, 0));
        await Hands.PressAsync(page, "ArrowDown", () => HasPickedAsync(page, 1));
    }

    /// <summary>Whether that one of the question that has the focus is checked.</summary>
    private static Task<bool> HasPickedAsync(IPage page, int option) => page.EvaluateAsync<bool>(
        "option => document.getElementsByName(document.activeElement.name)[option]?.checked ?? false", option);

    private static async Task FollowAsync(IPage page, string element, string leadsTo)
    {
        await Hands.TabToAsync(page, element);
        await Hands.EnterAsync(page, leadsTo);
    }

    /// <summary>Goes through the whole page and loads it anew: every control is reached once, as one reads, visibly, and is large enough.</summary>
    private static async Task CheckStopsAsync(IPage page)
    {
        List<FocusStop> stops = [];
        while (await Hands.TabAsync(page) is { } stop && !stops.Contains(stop))
        {
            stops.Add(stop);
        }

        var groups = await page.EvaluateAsync<int>("new Set([...document.querySelectorAll('input[type=radio]')].map(one => one.name)).size");
        Assert.Equal(groups + await page.Locator("a[href]:visible, button:visible, textarea:visible").CountAsync(), stops.Count);
        Assert.Equal(stops.OrderBy(stop => stop.Place), stops);
        Assert.Equal(stops.OrderBy(stop => stop.Top).ThenBy(stop => stop.Left), stops);
        Assert.All(stops, stop => Assert.True(stop.IsVisible && Math.Min(stop.Width, stop.Height) >= SmallestTarget, $"{page.Url}: {stop}"));
        await Hands.ReloadAsync(page);
    }
}
