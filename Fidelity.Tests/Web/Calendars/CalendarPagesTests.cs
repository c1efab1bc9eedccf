using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Fidelity.Core.Accounts;
using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Web.Calendars;

public sealed class CalendarPagesTests : IDisposable
{
    private const string File = """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        UID:first
        SUMMARY:First Day of School
        DTSTART;VALUE=DATE:20260817
        END:VEVENT
        BEGIN:VEVENT
        UID:last
        SUMMARY:Last Day of School
        DTSTART;VALUE=DATE:20270604
        END:VEVENT
        BEGIN:VEVENT
        UID:fair
        SUMMARY:County fair
        DTSTART;VALUE=DATE:20261009
        END:VEVENT
        END:VCALENDAR
        """;

    private readonly WebInstallation installation = new();

    public void Dispose() => installation.Dispose();

    [Fact]
    public async Task Lena_reads_that_nobody_gave_a_calendar_and_adds_a_break()
    {
        var (_, lenas, _) = await installation.AddSchools();
        var lena = await installation.SignIn("lena", AccountRole.Leader, lenas);
        var address = $"/calendars/{lenas.Value}";

        var before = await lena.Page(address);
        var after = await lena.SubmitForPage(
            address, "add", ("kind", "Holiday"), ("from", "2026-12-21"), ("to", "2027-01-01"), ("title", "Winter break"));

        Assert.Contains("Nobody has given this calendar yet", before.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(after.QuerySelector("[role=status]"));
        Assert.Contains("Winter break", Text(after, "#entries ~ .events"), StringComparison.Ordinal);
        Assert.Equal(10, after.QuerySelectorAll(".month .day.holiday").Length);
        Assert.DoesNotContain("Nobody has given", after.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_districts_entries_show_on_the_schools_page_and_only_its_own_can_be_removed()
    {
        var (district, lenas, _) = await installation.AddSchools();
        var alma = await installation.SignIn("alma", AccountRole.Administrator);
        await alma.SubmitForPage($"/calendars/{district.Value}", "add", ("kind", "Holiday"), ("from", "2026-11-26"), ("title", "Thanksgiving"));
        await alma.SubmitForPage($"/calendars/{lenas.Value}", "add", ("kind", "MakeUpDay"), ("from", "2026-11-28"), ("title", "Saturday school"));

        var page = await alma.Page($"/calendars/{lenas.Value}");
        var button = Assert.IsAssignableFrom<IHtmlButtonElement>(Assert.Single(page.QuerySelectorAll("button[form=remove]")));
        var after = await alma.SubmitForPage($"/calendars/{lenas.Value}", "remove", ("entry", button.Value));

        Assert.Contains("typed, Test district", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Thanksgiving", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Saturday school", after.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closure_shows_which_open_surveys_it_touches_before_it_is_declared()
    {
        var (_, lenas, _) = await installation.AddSchools();
        await OpenWaveAsync(lenas);
        var lena = await installation.SignIn("lena", AccountRole.Leader, lenas);
        var address = $"/calendars/{lenas.Value}";
        (string, string)[] snow = [("from", "2026-10-08"), ("to", "2026-10-12"), ("title", "Snow")];

        var shown = await lena.SubmitForPage(address, "closure", snow);
        var before = await installation.WithDb(db => db.CalendarEntries.CountAsync());
        var declared = await Shown(await lena.Submit(shown, address, "closure", snow));

        Assert.Contains("Fall 2026 at Lena's school: 3 days of school less. It will close ", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, before);
        Assert.Contains("The closure is in the calendar", Text(declared, "[role=status]"), StringComparison.Ordinal);
        Assert.Equal(CalendarEntryKind.Closure, (await installation.WithDb(db => db.CalendarEntries.SingleAsync())).Kind);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays()
    {
        var (_, lenas, _) = await installation.AddSchools();
        var lena = await installation.SignIn("lena", AccountRole.Leader, lenas);
        var address = $"/calendars/{lenas.Value}";

        var page = await lena.SubmitForPage(address, "add", ("kind", "Term"), ("from", "2026-12-21"), ("to", "2026-12-01"), ("title", "Fall"));
        var hours = await lena.SubmitForPage(address, "hours", ("begins", "09:00"), ("coordinator", "office"));

        Assert.Contains("CAL-032", Text(page, "[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("Fall", ((IHtmlInputElement)page.QuerySelector("#add-title")!).Value);
        Assert.Contains("CAL-040", Text(hours, "[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("CAL-042", Text(hours, "[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bell_hours_and_the_coordinator_of_the_district_show_at_the_school()
    {
        var (district, lenas, _) = await installation.AddSchools();
        var alma = await installation.SignIn("alma", AccountRole.Administrator);

        await alma.SubmitForPage(
            $"/calendars/{district.Value}", "hours", ("begins", "07:45"), ("ends", "14:45"), ("weekday", "Monday"), ("weekday", "Tuesday"),
            ("weekday", "Thursday"), ("coordinator", "surveys@district.example"));
        var school = await alma.Page($"/calendars/{lenas.Value}");

        Assert.Contains("7:45 AM to 2:45 PM, Mon, Tue, Thu", school.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("surveys@district.example", school.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("", ((IHtmlInputElement)school.QuerySelector("#begins")!).Value);
    }

    [Fact]
    public async Task A_file_is_looked_through_corrected_and_imported()
    {
        var (district, _, _) = await installation.AddSchools();
        var alma = await installation.SignIn("alma", AccountRole.Administrator);
        var address = $"/calendars/{district.Value}/import";

        var plan = await Shown(await alma.Submit(await alma.Page(address), address, "calendar", [], ("file", "district.ics", Encoding.UTF8.GetBytes(File))));
        var before = await installation.WithDb(db => db.CalendarEntries.CountAsync());
        var chosen = plan.QuerySelectorAll<IHtmlSelectElement>("select")
            .Select(select => (select.Name!, select.GetAttribute("aria-label")!.Contains("fair", StringComparison.Ordinal) ? "Holiday" : select.Value!)).ToArray();
        var done = await Shown(await alma.Submit(plan, address, "calendar", chosen));

        Assert.Equal(["FirstDay", "LastDay", "LeaveOut"], plan.QuerySelectorAll<IHtmlSelectElement>("select").Select(select => select.Value));
        Assert.Equal(0, before);
        Assert.Contains("2 added", Text(done, "[role=status]"), StringComparison.Ordinal);
        Assert.Equal(
            ["County fair", "First Day of School"],
            await installation.WithDb(db => db.CalendarEntries.OrderBy(row => row.Title).Select(row => row.Title).ToListAsync()));
    }

    [Fact]
    public async Task A_choice_that_cannot_be_is_shown_again_as_it_was_made()
    {
        var (district, _, _) = await installation.AddSchools();
        var alma = await installation.SignIn("alma", AccountRole.Administrator);
        var address = $"/calendars/{district.Value}/import";
        var plan = await Shown(await alma.Submit(await alma.Page(address), address, "calendar", [], ("file", "district.ics", Encoding.UTF8.GetBytes(File))));

        var names = plan.QuerySelectorAll<IHtmlSelectElement>("select").Select(select => select.Name!).ToList();
        var page = await Shown(await alma.Submit(plan, address, "calendar", [(names[0], "FirstDay"), (names[1], "LeaveOut"), (names[2], "Closure")]));

        Assert.Contains("CAL-022", Text(page, "[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(["Closure", "FirstDay", "LeaveOut"], page.QuerySelectorAll<IHtmlSelectElement>("select").Select(select => select.Value).Order(StringComparer.Ordinal));
        Assert.Equal(0, await installation.WithDb(db => db.CalendarEntries.CountAsync()));
    }

    [Fact]
    public async Task No_file_and_a_bad_file_are_refused_with_what_to_do()
    {
        var (district, _, _) = await installation.AddSchools();
        var alma = await installation.SignIn("alma", AccountRole.Administrator);
        var address = $"/calendars/{district.Value}/import";

        var none = await alma.SubmitForPage(address, "calendar");
        var bad = await Shown(await alma.Submit(await alma.Page(address), address, "calendar", [], ("file", "photo.jpg", [0xFF, 0xD8])));

        Assert.Contains("WEB-004", Text(none, "[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("CAL-011", Text(bad, "[role=alert]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/import")]
    public async Task Lena_cannot_see_or_change_the_calendar_of_another_school_or_of_the_district(string page)
    {
        var (district, lenas, nias) = await installation.AddSchools();
        var lena = await installation.SignIn("lena", AccountRole.Leader, lenas);
        var own = await lena.Page($"/calendars/{lenas.Value}");

        await lena.Page($"/calendars/{nias.Value}{page}", HttpStatusCode.NotFound);
        await lena.Page($"/calendars/{district.Value}{page}", HttpStatusCode.NotFound);
        foreach (var form in own.QuerySelectorAll("form[action^='/calendars']"))
        {
            form.SetAttribute("action", $"/calendars/{nias.Value}");
        }

        await lena.Submit(own, "", "add", [("kind", "Holiday"), ("from", "2026-11-26"), ("title", "Holiday")]);
        await lena.Submit(own, "", "hours", [("coordinator", "lena@example.org")]);

        Assert.Equal((0, 0), await installation.WithDb(async db => (await db.CalendarEntries.CountAsync(), await db.SchoolSettings.CountAsync())));
    }

    private async Task OpenWaveAsync(OrganizationId school) => await installation.WithDb(async db =>
    {
        var wave = Wave.Plan(new WavePlan("Fall 2026", TestClock.SomeMonday, TestClock.SomeMonday.AddDays(14), "America/New_York", ["teacher/1.0"], ["en"], [school]));
        wave.Open();
        db.Add(wave);
        await db.SaveChangesAsync();
        db.Add(new WaveSchool(wave.Id, school, wave.ClosesAt, 10));
        return await db.SaveChangesAsync();
    });

    private static string Text(IParentNode page, string selector) =>
        string.Join(' ', page.QuerySelectorAll(selector).Select(element => element.TextContent));

    private static async Task<IHtmlDocument> Shown(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Browser.Parse(await response.Content.ReadAsStringAsync());
    }
}
