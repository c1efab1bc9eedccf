using System.Net;
using Fidelity.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Fidelity.Tests.Web.Waves.PlanSteps;

namespace Fidelity.Tests.Web.Waves;

public sealed class PlanPageTests : IDisposable
{
    private readonly WebInstallation installation = new();

    public void Dispose() => installation.Dispose();

    [Fact]
    public async Task A_wave_is_planned_on_the_schools_clock()
    {
        var (_, lenas, _) = await installation.AddSchools();
        var alma = await installation.SignIn("alma", AccountRole.Administrator);

        var response = await PlanAsync(alma, lenas);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var wave = await installation.WithDb(db => db.Waves.SingleAsync());
        // Eight in the morning in New York is noon UTC while summer time lasts, and one in the afternoon after it ended on November 1.
        Assert.Equal(new DateTime(2026, 10, 26, 12, 0, 0, DateTimeKind.Utc), wave.OpensAt);
        Assert.Equal(new DateTime(2026, 11, 6, 22, 0, 0, DateTimeKind.Utc), wave.ClosesAt);
        Assert.Equal(["principal/1.0", "teacher/1.0"], wave.Instruments);
        Assert.Equal([lenas], await installation.WithDb(db => db.WaveSchools.Select(row => row.OrganizationId).ToListAsync()));
        var shown = await alma.Page(response.Headers.Location!.ToString());
        Assert.Contains("Mon, Oct 26, 2026, 8:00 AM", shown.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_common_case_is_four_clicks()
    {
        var (_, lenas, _) = await installation.AddSchools();
        var lena = await installation.SignIn("lena", AccountRole.Leader, lenas);

        var page = await lena.Page(Address);
        foreach (var step in new[] { "2", "3", "4" })
        {
            page = await GoAsync(lena, page, step);
        }

        Assert.Equal("Preview", StepOf(page));
        Assert.Equal(0, await installation.WithDb(db => db.Waves.CountAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(lena, page, "plan")).StatusCode);
        var wave = await installation.WithDb(db => db.Waves.SingleAsync());
        // The clock stands on Monday, October 5: two school weeks from the next one.
        Assert.Equal("Fall 2026", wave.Name);
        Assert.Equal(new DateTime(2026, 10, 12, 12, 0, 0, DateTimeKind.Utc), wave.OpensAt);
        Assert.Equal(new DateTime(2026, 10, 23, 21, 0, 0, DateTimeKind.Utc), wave.ClosesAt);
        Assert.Equal(4, wave.Instruments.Count);
    }

    [Fact]
    public async Task A_leader_plans_for_her_own_schools_whatever_is_sent()
    {
        var (_, lenas, nias) = await installation.AddSchools();
        var lena = await installation.SignIn("lena", AccountRole.Leader, lenas);
        var page = await lena.Page(Address);
        Assert.Equal([$"{lenas.Value}"], page.QuerySelectorAll("input[name=school]").Select(box => box.GetAttribute("value")));

        page = await GoAsync(lena, page, "4", ("school", $"{lenas.Value}"), ("school", $"{nias.Value}"));
        await SendAsync(lena, page, "plan");

        Assert.Equal([lenas], await installation.WithDb(db => db.WaveSchools.Select(row => row.OrganizationId).ToListAsync()));
    }

    [Fact]
    public async Task What_was_typed_goes_from_step_to_step_and_back()
    {
        var (_, lenas, _) = await installation.AddSchools();
        var alma = await installation.SignIn("alma", AccountRole.Administrator);

        var page = await GoAsync(alma, await alma.Page($"{Address}?school={lenas.Value}"), "2", ("instrument", "teacher/1.0"), ("language", "es"));
        page = await GoAsync(alma, page, "3", ("name", "Autumn"), ("opens", "2026-10-26"), ("closes", "2026-11-06"));
        page = await GoAsync(alma, page, "4", ("reminders", "3"), ("privacy", "anonymous"), ("closures", "keep"));
        page = await GoAsync(alma, page, "3");
        Assert.Equal("3", Input(page, "#reminders").Value);
        Assert.True(Input(page, "input[value=anonymous]").IsChecked);
        Assert.True(Input(page, "input[value=keep]").IsChecked);
        page = await GoAsync(alma, page, "2");
        Assert.Equal(("Autumn", "2026-10-26"), (Input(page, "#name-0").Value, Input(page, "#opens-0").Value));
        page = await GoAsync(alma, page, "1");

        Assert.Equal(["teacher/1.0"], Ticked(page, "instrument"));
        Assert.Equal(["es"], Ticked(page, "language"));
        Assert.Equal([$"{lenas.Value}"], Ticked(page, "school"));
    }

    [Fact]
    public async Task All_problems_are_shown_at_once_each_with_the_way_to_its_step()
    {
        await installation.AddSchools();
        var alma = await installation.SignIn("alma", AccountRole.Administrator);
        var page = await GoAsync(alma, await alma.Page(Address), "2");
        page = await GoAsync(alma, page, "3");
        // Everything at once, as somebody does who has gone back and forth.
        page.QuerySelectorAll("input[name=school], input[name=instrument], input[name=name]").ToList().ForEach(box => box.Remove());
        Input(page, "input[name=closes]").Value = "2026-10-01";
        Input(page, "input[name=opens]").Value = "soon";

        page = await GoAsync(alma, page, "4", ("name", ""), ("reminders", "many"));

        var alert = page.QuerySelectorAll("[role=alert] li").ToList();
        Assert.Equal(
            ["WAV-001", "WAV-002", "WAV-003", "WAV-005", "WAV-006", "WAV-010", "WEB-001"],
            alert.Select(item => item.QuerySelector(".code")!.TextContent).Order());
        Assert.All(alert, item => Assert.NotNull(item.QuerySelector("button[name=go]")));
        Assert.Null(page.QuerySelector("button[value=plan]"));
        page = await GoAsync(alma, page, "2");
        Assert.Equal("When", StepOf(page));
        Assert.Equal("soon", Input(page, "#opens-0").GetAttribute("value"));
    }

    [Fact]
    public async Task A_step_with_a_problem_is_not_left_forwards_and_shows_it_at_the_field()
    {
        var (_, lenas, _) = await installation.AddSchools();
        var lena = await installation.SignIn("lena", AccountRole.Leader, lenas);
        var page = await GoAsync(lena, await lena.Page(Address), "2");

        page = await GoAsync(lena, page, "3", ("closes", "2026-10-01"));

        Assert.Equal("When", StepOf(page));
        Assert.NotNull(page.QuerySelector("#closes-0")!.ParentElement!.QuerySelector(".field-problem"));
    }

    private static List<string> Ticked(AngleSharp.Html.Dom.IHtmlDocument page, string name) =>
        [.. page.QuerySelectorAll($"input[name={name}][checked]").Select(box => box.GetAttribute("value")!)];
}
