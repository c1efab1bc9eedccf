using System.Net;
using Fidelity.Core.Accounts;
using Fidelity.Core.Rosters;
using Fidelity.Data.Releases;
using Fidelity.Data.Waves;
using Fidelity.Tests.Data.Reports;
using Fidelity.Tests.Web.Waves;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Web.Reports;

/// <summary>A wave in which twelve were asked and nobody answered: the hardest case of every page that shows released figures.</summary>
public sealed class ReleasedPagesTests : IDisposable
{
    private readonly WebInstallation installation = new();

    public void Dispose() => installation.Dispose();

    [Fact]
    public async Task A_report_is_shown_to_those_who_may_see_its_school_and_to_nobody_else()
    {
        var (lenas, nias, release) = await ReleaseOfLenasSchool();
        var lena = await installation.SignIn("lena", AccountRole.Leader, lenas);
        var nia = await installation.SignIn("nia", AccountRole.Leader, nias);

        var report = await lena.Page($"/reports/{release}/{lenas.Value}");
        var list = await nia.Page("/reports");

        Assert.Contains("Lena's school", report.QuerySelector("article.report h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await nia.Get($"/reports/{release}/{lenas.Value}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nia.Get($"/reports/{release}/{lenas.Value}/pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nia.Get($"/reports/{release}/{lenas.Value}/csv")).StatusCode);
        Assert.DoesNotContain("Lena's school", list.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AccountRole.Leader)]
    [InlineData(AccountRole.Coach)]
    public async Task The_figures_of_a_report_are_linked_beside_the_pdf_and_come_as_csv(AccountRole role)
    {
        var (lenas, _, release) = await ReleaseOfLenasSchool();
        var reader = await installation.SignIn("reader", role, lenas);

        var link = (await reader.Page($"/reports/{release}/{lenas.Value}")).QuerySelectorAll(".actions a").Single(one => one.TextContent.Contains("CSV", StringComparison.Ordinal));
        var file = await reader.Get(link.GetAttribute("href")!);

        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Practice-gap report, Lena's school, Fall 2026, release 1.csv", file.Content.Headers.ContentDisposition!.FileName?.Trim('"'));
        var rows = CsvText.Rows((await file.Content.ReadAsStringAsync()).TrimStart('\uFEFF'));
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(("school-1", "FALSE"), (row["OrganizationId"], row["IsDemonstration"])));
    }

    [Fact]
    public async Task Somebody_who_is_not_signed_in_gets_no_figures()
    {
        var (lenas, _, release) = await ReleaseOfLenasSchool();

        var answer = await installation.Open().Get($"/reports/{release}/{lenas.Value}/csv");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coach_reads_in_words_why_there_is_no_figure_and_sorts_by_a_link()
    {
        var (lenas, _, _) = await ReleaseOfLenasSchool();
        var cole = await installation.SignIn("cole", AccountRole.Coach, lenas);

        var page = await cole.Page("/coaching");
        var link = page.QuerySelectorAll("table.beside thead a").Single(heading => heading.TextContent.StartsWith("School", StringComparison.Ordinal));
        var sorted = await cole.Page(link.GetAttribute("href")!.Split('#')[0]);

        var cells = page.QuerySelectorAll("table.beside tbody td").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.NotEmpty(cells);
        Assert.All(cells, cell => Assert.Contains(cell, new[] { "Too few people", "Low response", "Not asked" }));
        Assert.Equal("ascending", sorted.QuerySelector("table.beside thead th")!.GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task A_coach_of_few_schools_sees_how_many_count_and_no_rank_among_peers()
    {
        var (lenas, _, _) = await ReleaseOfLenasSchool();
        var cole = await installation.SignIn("cole", AccountRole.Coach, lenas);

        var page = await cole.Page("/coaching");

        Assert.All(page.QuerySelectorAll("table.program tbody tr"), row => Assert.Contains("No school has a score that counts", row.TextContent, StringComparison.Ordinal));
        Assert.Equal(page.QuerySelectorAll(".shortfalls:not(.program) tbody tr").Length, page.QuerySelectorAll("table.program tbody tr").Length);
        Assert.Contains("among fewer than 20 schools of one level", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Set by convention", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[data-computed=peer-norm]"));
    }

    [Fact]
    public async Task An_administrator_builds_the_release_with_a_button()
    {
        var (_, _, release) = await ReleaseOfLenasSchool(build: false);
        var wave = await installation.WithDb(db => db.Waves.SingleAsync());
        var other = await installation.SignIn("other", AccountRole.Administrator);

        var page = await other.SubmitForPage($"/admin/waves/{wave.Id.Value}", "release");

        Assert.Equal(0, release);
        Assert.Contains("Release 1", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await installation.WithDb(db => db.Releases.CountAsync()));
    }

    private async Task<(OrganizationId Lenas, OrganizationId Nias, long Release)> ReleaseOfLenasSchool(bool build = true)
    {
        var (_, lenas, nias) = await installation.AddSchools();
        await installation.AddTeachers(lenas, 12);
        var alma = await installation.SignIn("alma", AccountRole.Administrator);
        await PlanSteps.PlanAsync(alma, lenas);
        var wave = await installation.WithDb(db => db.Waves.SingleAsync());
        installation.Clock.MoveTo(wave.OpensAt.AddMinutes(5));
        await installation.With<OpenWave, object>(async open => await open.RunAsync(wave.Id, CancellationToken.None));
        installation.Clock.MoveTo(wave.ClosesAt.AddMinutes(5));
        Assert.IsType<WaveClosed>(await installation.With<CloseWave, object>(async close => await close.RunAsync(wave.Id, CancellationToken.None)));
        if (!build)
        {
            return (lenas, nias, 0);
        }

        var outcome = await installation.With<BuildRelease, ReleaseOutcome>(release => release.RunAsync(wave.Id, "alma", CancellationToken.None));
        return (lenas, nias, Assert.IsType<ReleaseBuilt>(outcome).Release.Id.Value);
    }
}
