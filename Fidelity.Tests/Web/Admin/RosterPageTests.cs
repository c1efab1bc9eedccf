using System.Net;
using AngleSharp.Html.Dom;
using Fidelity.Core.Accounts;
using Fidelity.Tests.Rosters;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Web.Admin;

public sealed class RosterPageTests : IDisposable
{
    private readonly WebInstallation installation = new();

    public void Dispose() => installation.Dispose();

    [Fact]
    public async Task The_plan_is_shown_before_anything_changes_and_then_applied()
    {
        var alma = await installation.SignIn("alma", AccountRole.Administrator);

        var plan = await Upload(alma, MadeSet.V12);
        var before = await installation.WithDb(db => db.People.CountAsync());
        var done = await Apply(alma, plan);

        Assert.Equal(0, before);
        Assert.Contains("Nothing has changed yet", plan.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("has been imported", done.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.True(await installation.WithDb(db => db.People.CountAsync()) > 0);
        var audit = await installation.WithDb(db => db.Audit.SingleAsync(entry => entry.UseCase == "ImportRoster"));
        Assert.Equal("alma", audit.Actor);
    }

    [Fact]
    public async Task A_bad_file_changes_nothing_and_shows_all_problems_with_their_places()
    {
        var alma = await installation.SignIn("alma", AccountRole.Administrator);
        var bad = MadeSet.V12;
        bad = bad.With("users.csv", bad.Header("users.csv") + "one,active\ntwo,active\n");

        var page = await Upload(alma, bad);

        var rows = page.QuerySelectorAll("[role=alert] tbody tr").Select(row => row.TextContent).ToList();
        Assert.True(rows.Count >= 2);
        Assert.Contains(rows, row => row.Contains("users.csv", StringComparison.Ordinal) && row.Contains('2', StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("users.csv", StringComparison.Ordinal) && row.Contains('3', StringComparison.Ordinal));
        Assert.DoesNotContain(page.QuerySelectorAll("button"), button => button.TextContent.Contains("Apply", StringComparison.Ordinal));
        Assert.Equal(0, await installation.WithDb(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task What_is_no_zip_is_refused_with_what_to_do()
    {
        var alma = await installation.SignIn("alma", AccountRole.Administrator);

        var page = await Upload(alma, "this is no zip"u8.ToArray());

        Assert.Contains("not a zip file", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("roster.zip", page.QuerySelector("[role=alert] tbody td")!.TextContent.Trim());
    }

    [Fact]
    public async Task Somebody_else_cannot_apply_what_alma_has_looked_at()
    {
        var alma = await installation.SignIn("alma", AccountRole.Administrator);
        var other = await installation.SignIn("other", AccountRole.Administrator);
        var almas = await Upload(alma, MadeSet.V12);
        var others = await Upload(other, MadeSet.V12);
        Hidden(others, "Upload").Value = Hidden(almas, "Upload").Value;

        var page = await Apply(other, others);

        Assert.Contains("not here any more", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await installation.WithDb(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task A_plan_that_has_become_another_one_is_not_applied()
    {
        var alma = await installation.SignIn("alma", AccountRole.Administrator);
        var page = await Upload(alma, MadeSet.V12);
        Hidden(page, "Fingerprint").Value = "of another plan";

        var after = await Apply(alma, page);

        Assert.NotNull(after.QuerySelector("[role=alert]"));
        Assert.Equal(0, await installation.WithDb(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task A_discarded_upload_is_gone()
    {
        var alma = await installation.SignIn("alma", AccountRole.Administrator);
        var page = await Upload(alma, MadeSet.V12);

        await alma.Submit(page, "/admin/roster", "discard", []);

        var after = await Apply(alma, page);
        Assert.Contains("not here any more", after.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    private static IHtmlInputElement Hidden(IHtmlDocument page, string name) =>
        Assert.IsAssignableFrom<IHtmlInputElement>(page.QuerySelector($"input[name={name}]"));

    private static Task<IHtmlDocument> Upload(Browser browser, MadeSet set) => Upload(browser, set.Zip().ToArray());

    private static async Task<IHtmlDocument> Upload(Browser browser, byte[] bytes)
    {
        var page = await browser.Page("/admin/roster");
        return await Shown(await browser.Submit(page, "/admin/roster", "look", [], ("Roster", "roster.zip", bytes)));
    }

    private static async Task<IHtmlDocument> Apply(Browser browser, IHtmlDocument plan) =>
        await Shown(await browser.Submit(plan, "/admin/roster", "apply", []));

    private static async Task<IHtmlDocument> Shown(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Browser.Parse(await response.Content.ReadAsStringAsync());
    }
}
