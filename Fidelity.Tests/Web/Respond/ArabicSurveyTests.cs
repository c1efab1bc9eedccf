using Fidelity.Core.Instruments;
using Fidelity.Data.Instruments;
using Fidelity.Tests.Web.Accessibility;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Fidelity.Tests.Web.Respond;

/// <summary>A third language, which is two files: the pages' words, and a questionnaire with its texts. No code knows of it.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class ArabicSurveyTests(Chromium chromium)
{
    private static readonly string Files = Path.Combine(SourceTree.Root, "Fidelity.Tests", "Web", "Respond", "Arabic");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_survey_in_a_language_that_only_files_know_is_answered_from_right_to_left(bool runsScript)
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true, library: Library(), change: plan => plan with
        {
            Instruments = ["student-lower/9.0"], Languages = ["en", "ar"],
        });
        var instrument = survey.Library.Find("student-lower/9.0")!;
        var arabic = survey.Library.Language("ar");
        var code = await survey.AccessOfAsync("s1");
        await using var context = await chromium.Browser.NewContextAsync();
        await context.AddInitScriptAsync(ScriptedSurveyTests.Voices("{ lang: 'ar-SA', localService: true }"));
        if (!runsScript)
        {
            await context.RouteAsync("**/survey.js?*", route => route.AbortAsync());
        }

        List<string> found = [];
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{survey.Address}/s");
        Assert.Contains(Say(Word.CodeLabel), await page.InnerTextAsync("label"), StringComparison.Ordinal);
        found.AddRange(await Axe.FindAsync(page, Axe.Looks));
        await page.FillAsync("#code", code);
        await page.ClickAsync("button");
        await page.ClickAsync("text=العربية");
        await LookAsync("welcome");
        await page.ClickAsync($"text={Say(Word.Start)}");
        foreach (var questions in instrument.Pages)
        {
            await page.WaitForSelectorAsync($"h1:has-text('{questions.Heading.In("ar")}')");
            foreach (var item in questions.Items)
            {
                await page.Locator($"[id='{item.Id}'] label").Last.ClickAsync();
            }

            await LookAsync(questions.Dimension);
            await page.ClickAsync($"text={Say(Word.Next)}");
        }

        await page.FillAsync("textarea", "وقت أطول للقراءة.");
        await page.ClickAsync($"text={Say(Word.Next)}");
        await page.WaitForSelectorAsync($"h1:has-text('{Say(Word.CheckTitle)}')");
        await LookAsync("review");
        await page.ClickAsync($"text={Say(Word.Submit)}");
        await Hands.ArriveAsync(page, "/s/thanks/ar");
        await LookAsync("thanks");

        Assert.Equal(Say(Word.ThanksTitle), await page.InnerTextAsync("h1"));
        Axe.AssertNothing(found);
        Assert.Equal([3, 3, 3], await survey.Installation.WithDb(db => db.Responses.Select(row => row.Answers).SingleAsync()));
        Assert.Equal("وقت أطول للقراءة.", await survey.Installation.WithDb(db => db.OpenAnswers.Select(row => row.Text).SingleAsync()));

        string Say(Word word) => arabic.Say(word, RespondentRole.Student);

        async Task LookAsync(string name)
        {
            Assert.Equal(("rtl", "ar"), (await page.GetAttributeAsync("html", "dir"), await page.GetAttributeAsync("html", "lang")));
            found.AddRange(await Axe.FindAsync(page, Axe.Looks));
            await SurveyInChromiumTests.PictureAsync(page, 320, $"arabic-{name}-{runsScript}", code);
        }
    }

    [Fact]
    public async Task A_radio_button_stands_on_the_right_of_its_words()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true, library: Library(), change: plan => plan with
        {
            Instruments = ["student-lower/9.0"], Languages = ["en", "ar"],
        });
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new ViewportSize { Width = 320, Height = 640 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{survey.Address}/s/{await survey.AccessOfAsync("s1")}/ar/1");

        var button = await page.Locator("fieldset input[type=radio]").First.BoundingBoxAsync();
        var words = await page.Locator("fieldset label span").First.BoundingBoxAsync();

        Assert.True(button!.X > words!.X);
        Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private static InstrumentLibrary Library()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(SourceTree.Instruments, "*.yaml", SearchOption.AllDirectories))
        {
            Copy(file, Path.GetRelativePath(SourceTree.Instruments, file));
        }

        Copy(Path.Combine(Files, "ar.yaml"), "languages/ar.yaml");
        Copy(Path.Combine(Files, "9.0.yaml"), "student-lower/9.0.yaml");
        var read = LoadInstruments.Read(folder.Path);
        Assert.Empty(read is InstrumentsRefused refused ? refused.Problems : []);
        return ((InstrumentsLoaded)read).Library;

        void Copy(string file, string to)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, to))!);
            File.Copy(file, Path.Combine(folder.Path, to));
        }
    }
}
