using System.Net;
using Fidelity.Core.Accounts;
using Fidelity.Core.Waves;
using Fidelity.Tests.Web.Accessibility;
using Fidelity.Web.Respond;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Web.Respond;

/// <summary>Parents read the questions before their child is asked.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class PreviewTests(Chromium chromium)
{
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task Whoever_has_the_link_reads_every_question_in_each_language_and_can_answer_none(string language)
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var wave = await WaveAsync(survey);

        var page = await survey.Installation.Open().Page(PreviewDoor.Address(wave, language));

        var asked = page.QuerySelectorAll(".asked > li").Select(row => row.FirstChild!.TextContent.Trim()).ToHashSet();
        Assert.All(survey.Library.Newest.SelectMany(one => one.Items), item => Assert.Contains(item.Stem.In(language), asked));
        Assert.Empty(page.QuerySelectorAll("form, input, textarea, button, script"));
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Contains(PreviewWords.In(language).Choice, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_there_from_the_planning_to_the_close_and_for_no_other_token_or_language()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var wave = await WaveAsync(survey);
        var parent = survey.Installation.Open();
        await survey.Installation.WithDb(db => db.Waves.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, WaveState.Planned)));

        Assert.Equal(HttpStatusCode.OK, (await parent.Get(PreviewDoor.Address(wave))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await parent.Get(PreviewDoor.Address(wave, "fr"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await parent.Get("/preview/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).StatusCode);
        survey.Installation.Clock.MoveTo(wave.ClosesAt);
        Assert.Equal(HttpStatusCode.NotFound, (await parent.Get(PreviewDoor.Address(wave))).StatusCode);
    }

    [Fact]
    public async Task The_letter_says_it_in_each_language_of_the_wave_with_the_link_to_the_questions()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var wave = await WaveAsync(survey);
        var lena = await survey.Installation.SignIn("lena", AccountRole.Leader, survey.School);

        var letter = await lena.Page(PreviewDoor.LetterAddress(survey.Wave, survey.School));

        var parts = letter.QuerySelectorAll(".letter");
        Assert.Equal(["en", "es"], parts.Select(part => part.GetAttribute("lang")));
        Assert.All(parts, part => Assert.EndsWith(PreviewDoor.Address(wave), part.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal));
        Assert.All(parts, part => Assert.NotNull(part.QuerySelector("svg")));
        var (_, _, nias) = await survey.Installation.AddSchools();
        var nia = await survey.Installation.SignIn("nia", AccountRole.Leader, nias);
        Assert.Equal(HttpStatusCode.NotFound, (await nia.Get(PreviewDoor.LetterAddress(survey.Wave, survey.School))).StatusCode);
    }

    [Fact]
    public async Task Axe_finds_nothing_on_it()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(listens: true);
        var wave = await WaveAsync(survey);
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        List<string> found = [];

        foreach (var language in wave.Languages)
        {
            await page.GotoAsync(survey.Address + PreviewDoor.Address(wave, language));
            found.AddRange(await Axe.FindAsync(page, Axe.Looks));
        }

        Axe.AssertNothing(found);
    }

    private static Task<Wave> WaveAsync(SurveyOnTheWeb survey) => survey.Installation.WithDb(db => db.Waves.AsNoTracking().SingleAsync());
}
