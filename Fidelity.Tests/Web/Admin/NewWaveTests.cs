using System.Net;
using AngleSharp.Html.Dom;
using Fidelity.Core.Accounts;
using Fidelity.Core.Rosters;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Web.Admin;

public sealed class NewWaveTests : IDisposable
{
    private readonly WebInstallation installation = new();

    public void Dispose() => installation.Dispose();

    [Fact]
    public async Task A_wave_is_planned_on_the_schools_clock()
    {
        var (_, lenas, _) = await installation.AddSchools();
        var alma = await installation.SignIn("alma", AccountRole.Administrator);

        var response = await alma.Submit("/admin/waves/new", "plan", Plan(lenas));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var wave = await installation.WithDb(db => db.Waves.SingleAsync());
        // Eight in the morning in New York is noon UTC while summer time lasts, and one in the afternoon after it ended on November 1.
        Assert.Equal(new DateTime(2026, 10, 26, 12, 0, 0, DateTimeKind.Utc), wave.OpensAt);
        Assert.Equal(new DateTime(2026, 11, 6, 22, 0, 0, DateTimeKind.Utc), wave.ClosesAt);
        Assert.Equal(["principal/1.0", "teacher/1.0"], wave.Instruments);
        var shown = await alma.Page(response.Headers.Location!.ToString());
        Assert.Contains("Mon, Oct 26, 2026, 8:00 AM", shown.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_problems_are_shown_at_once_next_to_their_fields_and_what_was_typed_stays()
    {
        await installation.AddSchools();
        var alma = await installation.SignIn("alma", AccountRole.Administrator);

        var page = await alma.SubmitForPage(
            "/admin/waves/new", "plan",
            ("name", ""), ("opens", "2026-10-26T08:00"), ("closes", "2026-10-25T08:00"), ("reminders", "soon"),
            ("zone", "America/New_York"), ("language", "es"));

        var alert = page.QuerySelectorAll("[role=alert] .code").Select(code => code.TextContent).Order();
        Assert.Equal(["WAV-001", "WAV-002", "WAV-005", "WAV-006", "WAV-010"], alert);
        Assert.NotNull(page.QuerySelector("#closes")!.ParentElement!.QuerySelector(".field-problem"));
        Assert.Equal("2026-10-25T08:00", Input(page, "#closes").Value);
        Assert.True(Input(page, "input[name=language][value=es]").IsChecked);
        Assert.False(Input(page, "input[name=language][value=en]").IsChecked);
        Assert.Equal(0, await installation.WithDb(db => db.Waves.CountAsync()));
    }

    [Fact]
    public async Task A_time_that_the_clock_skips_is_refused()
    {
        var (_, lenas, _) = await installation.AddSchools();
        var alma = await installation.SignIn("alma", AccountRole.Administrator);
        var plan = Plan(lenas).Where(field => field.Name is not ("opens" or "closes"))
            .Append(("opens", "2027-03-14T02:30")).Append(("closes", "2027-03-26T17:00")).ToArray();

        var page = await alma.SubmitForPage("/admin/waves/new", "plan", plan);

        Assert.Contains("clocks are put forward", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_begins_with_two_school_weeks_from_next_monday()
    {
        await installation.AddSchools();
        var alma = await installation.SignIn("alma", AccountRole.Administrator);

        var page = await alma.Page("/admin/waves/new");

        // The clock stands on Monday, October 5: the next one is a week later.
        Assert.Equal("2026-10-12T08:00", Input(page, "#opens").Value);
        Assert.Equal("2026-10-23T17:00", Input(page, "#closes").Value);
    }

    private static IHtmlInputElement Input(IHtmlDocument page, string selector) =>
        Assert.IsAssignableFrom<IHtmlInputElement>(page.QuerySelector(selector));

    internal static (string Name, string Value)[] Plan(OrganizationId school) =>
    [
        ("name", "Fall 2026"), ("opens", "2026-10-26T08:00"), ("closes", "2026-11-06T17:00"), ("reminders", "2"),
        ("zone", "America/New_York"), ("instrument", "teacher/1.0"), ("instrument", "principal/1.0"), ("language", "en"),
        ("organization", $"{school.Value}"),
    ];
}
