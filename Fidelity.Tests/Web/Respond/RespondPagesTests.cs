using System.Net;
using System.Text;
using Fidelity.Core.Responses;
using Fidelity.Data.Responses;
using Fidelity.Tests.Data.Waves;
using Fidelity.Web.Respond;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Fidelity.Tests.Web.Respond;

public sealed class RespondPagesTests
{
    private const int LargestPage = 30 * 1024;

    private const int LargestPageWithScript = 45 * 1024;

    [Theory]
    [InlineData("student-lower/1.0", "s1", 4)]
    [InlineData("student-upper/1.0", "s1", 8)]
    [InlineData("teacher/1.0", "theo", 4)]
    [InlineData("principal/1.0", "pia", 4)]
    public async Task Every_page_is_under_30_kilobytes_in_all_and_under_45_with_the_script_which_is_its_only_second_request(
        string instrument, string person, int grade)
    {
        using var survey = await SurveyOnTheWeb.OpenAsync(grade: grade);
        var browser = survey.Installation.Open();
        var access = await survey.AccessOfAsync(person);
        var ready = (SurveyReady)await survey.Installation.With<OpenSurvey, SurveyAccess>(use => use.RunAsync(access, default));
        Assert.Equal(instrument, ready.Instrument.Key.ToString());

        List<string> addresses = [$"/s/{access}", "/s", "/s/kiosk"];
        foreach (var view in ready.Languages.Select(language => new SurveyView(ready, access, language)))
        {
            addresses.AddRange([view.Welcome, .. Enumerable.Range(1, view.PageCount).Select(view.Page), view.Review, view.Thanks]);
        }

        foreach (var address in addresses)
        {
            var response = await browser.Get(address);
            var html = await response.Content.ReadAsStringAsync();
            var page = Browser.Parse(html);
            var script = await (await browser.Get(page.QuerySelector("script")!.GetAttribute("src")!)).Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.InRange(Encoding.UTF8.GetByteCount(html), 1000, LargestPage);
            Assert.InRange(Encoding.UTF8.GetByteCount(html + script), 1000, LargestPageWithScript);
            Assert.Single(page.QuerySelectorAll("script, link[rel=stylesheet], img, iframe"));
            Assert.DoesNotContain(access, page.Title!, StringComparison.Ordinal);
            Assert.DoesNotContain("Of North", html, StringComparison.Ordinal);
            Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
            Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
            Assert.False(response.Headers.Contains("Set-Cookie"), address);
        }
    }

    [Fact]
    public async Task The_script_is_one_file_of_our_own_which_a_browser_may_keep_and_nothing_else_runs()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var browser = survey.Installation.Open();
        var first = await browser.Get("/s");

        var script = await browser.Get(Browser.Parse(await first.Content.ReadAsStringAsync()).QuerySelector("script")!.GetAttribute("src")!);

        Assert.Equal("text/javascript", script.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromDays(365), script.Headers.CacheControl!.MaxAge);
        var policy = first.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'; connect-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Children_are_never_told_of_time()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var browser = survey.Installation.Open();
        var access = await survey.AccessOfAsync("s1");

        foreach (var page in new[] { "en", "es", "en/1", "es/1", "en/ahead", "es/ahead" })
        {
            var text = (await browser.Page($"/s/{access}/{page}")).Body!.InnerHtml;
            Assert.DoesNotMatch("minut|second|segundo", text);
        }

        Assert.Matches("up to [0-9]+ minutes", (await browser.Page($"/s/{await survey.AccessOfAsync("theo")}/en")).Body!.TextContent);
    }

    [Fact]
    public async Task A_page_is_in_the_language_that_was_chosen_with_a_fieldset_and_a_legend_for_each_question()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var instrument = survey.Library.Find("student-lower/1.0")!;

        var page = await survey.Installation.Open().Page($"/s/{await survey.AccessOfAsync("s1")}/es/2");

        Assert.Equal("es", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(instrument.Pages[1].Items.Select(item => item.Stem.In("es")), page.QuerySelectorAll("fieldset > legend").Select(legend => legend.TextContent));
        Assert.Equal(instrument.Pages[1].Items.Sum(item => item.Options.Count), page.QuerySelectorAll("fieldset input[type=radio]").Length);
        Assert.Empty(page.QuerySelectorAll("table"));
        Assert.StartsWith($"Página 2 de {instrument.Pages.Count + 1}", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_does_not_work_is_explained_in_both_languages_and_can_be_typed_again()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();

        var response = await survey.Installation.Open().Submit("/s", "/s", ("code", "AAAAA-AAAAA"));

        var page = Browser.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("does not work", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("no funciona", page.QuerySelector("[lang=es] h2")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#code"));
    }

    [Fact]
    public async Task A_survey_that_is_over_or_answered_says_so_on_every_address()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var browser = survey.Installation.Open();
        var answered = await survey.AccessOfAsync("s1");
        var late = await survey.AccessOfAsync("s2");
        await browser.Submit($"/s/{answered}/en/review", $"/s/{answered}/en/review");

        foreach (var rest in new[] { "", "/en", "/en/1", "/en/review" })
        {
            var page = await browser.Page($"/s/{answered}{rest}", HttpStatusCode.Gone);
            Assert.Contains("already have", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        }

        survey.Installation.Clock.Advance(NorthSchool.Window);
        var over = await browser.Page($"/s/{late}/en/1", HttpStatusCode.Gone);
        Assert.Contains("over", over.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("terminó", over.QuerySelector("[lang=es]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_outside_the_options_saves_nothing_and_a_text_that_is_too_long_is_kept_on_the_page()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var browser = survey.Installation.Open();
        var access = await survey.AccessOfAsync("s1");
        var instrument = survey.Library.Find("student-lower/1.0")!;
        var first = AnswerForm.NameOf(instrument.Items[0].Id);
        var last = $"/s/{access}/es/{instrument.Pages.Count + 1}";
        var tooLong = new string('x', OpenAnswer.LongestText + 1);

        var outside = await browser.Submit($"/s/{access}/en/1", $"/s/{access}/en/1", (first, "99"));
        var words = await browser.Submit($"/s/{access}/en/1", $"/s/{access}/en/1", (first, "first"));
        var text = await browser.Submit(last, last, ("text", tooLong));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, outside.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, words.StatusCode);
        var page = Browser.Parse(await text.Content.ReadAsStringAsync());
        Assert.Contains("demasiado largo", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(tooLong, page.QuerySelector("textarea")!.TextContent);
        Assert.Equal(0, await survey.Installation.WithDb(db => db.Drafts.CountAsync()));
    }

    [Theory]
    [InlineData("text/plain", "a.sl-one-1=3")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\n\r\nnonsense\r\n--b--")]
    public async Task A_form_that_cannot_be_read_is_answered_with_what_to_do(string type, string body)
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        using var client = survey.Installation.CreateClient();
        using var content = new StringContent(body);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        var response = await client.PostAsync(new Uri($"/s/{await survey.AccessOfAsync("s1")}/en/1", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("press the button again", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_the_language_keeps_what_was_just_picked_and_going_back_saves_too()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var browser = survey.Installation.Open();
        var access = await survey.AccessOfAsync("s1");
        var item = survey.Library.Find("student-lower/1.0")!.Pages[1].Items[0];
        var address = $"/s/{access}/en/2";

        var changed = await browser.Submit(address, address, (AnswerForm.NameOf(item.Id), "3"), ("go", "language-es"));
        var back = await browser.Submit(address, address, (AnswerForm.NameOf(item.Id), "4"), ("go", "back"));

        Assert.Equal($"/s/{access}/es/2", changed.Headers.Location!.ToString());
        Assert.Equal($"/s/{access}/en/1", back.Headers.Location!.ToString());
        var page = await browser.Page(address);
        Assert.Equal("4", page.QuerySelector("input[checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_language_that_the_wave_does_not_offer_and_a_page_that_does_not_exist_lead_back_to_the_start()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var browser = survey.Installation.Open();
        var access = await survey.AccessOfAsync("s1");

        Assert.Equal($"/s/{access}", (await browser.Get($"/s/{access}/fr/1")).Headers.Location!.ToString());
        Assert.Equal($"/s/{access}/en", (await browser.Get($"/s/{access}/en/0")).Headers.Location!.ToString());
        Assert.Equal($"/s/{access}/en", (await browser.Get($"/s/{access}/en/99")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task After_too_many_codes_that_do_not_work_an_address_must_wait_and_right_ones_never_count()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var browser = survey.Installation.Open();
        var access = await survey.AccessOfAsync("s1");
        for (var i = 0; i < GuessLimiter.MostMisses; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/s/{access}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/s/AAAAAA{i:0000}")).StatusCode);
        }

        var response = await browser.Get($"/s/{access}/en/1");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), GuessLimiter.Window);
    }

    [Fact]
    public async Task The_log_never_names_an_address_of_a_survey()
    {
        using var log = new ListeningLog();
        using var survey = await SurveyOnTheWeb.OpenAsync(log: log);
        var browser = survey.Installation.Open();
        var access = await survey.AccessOfAsync("s1");
        log.Lines.Clear();
        survey.Installation.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Test").LogInformation("The log is heard.");

        var saved = await browser.Submit($"/s/{access}/en/1", $"/s/{access}/en/1", ("go", "next"));
        await browser.Submit($"/s/{access}/en/review", $"/s/{access}/en/review");
        await browser.Get($"/s/{access}");

        Assert.Equal(1, await survey.Installation.WithDb(db => db.Responses.CountAsync()));
        Assert.Equal($"/s/{access}/en/2", saved.Headers.Location!.ToString());
        Assert.Contains("The log is heard.", log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains(access, StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("Responses", StringComparison.Ordinal));
    }
}
