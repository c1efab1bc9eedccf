using System.Net;
using Fidelity.Core.Accounts;
using Fidelity.Data.Database;
using Fidelity.Data.Waves;
using Fidelity.Tests.Web.Waves;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Web.Schools;

public sealed class SchoolPageTests : IDisposable
{
    private readonly WebInstallation installation = new();

    public void Dispose() => installation.Dispose();

    [Fact]
    public async Task Nia_from_another_school_finds_no_page_where_lenas_school_is()
    {
        var (_, lenas, nias) = await installation.AddSchools();
        var nia = await installation.SignIn("nia", AccountRole.Leader, nias);

        var page = await nia.Page($"/schools/{lenas.Value}", HttpStatusCode.NotFound);
        var none = await nia.Page("/schools/999999", HttpStatusCode.NotFound);

        Assert.DoesNotContain("Lena's school", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(none.QuerySelector("main")!.TextContent, page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_leader_of_one_school_starts_on_its_page()
    {
        var (_, lenas, _) = await installation.AddSchools();
        var lena = await installation.SignIn("lena", AccountRole.Leader, lenas);

        var response = await lena.Get("/schools");

        Assert.EndsWith($"/schools/{lenas.Value}", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leader_sees_the_window_on_her_schools_clock_and_how_many_have_answered()
    {
        var (_, lenas, _) = await installation.AddSchools();
        await installation.AddTeachers(lenas, 12);
        var alma = await installation.SignIn("alma", AccountRole.Administrator);
        await PlanSteps.PlanAsync(alma, lenas);
        var wave = await installation.WithDb(db => db.Waves.SingleAsync());
        installation.Clock.MoveTo(wave.OpensAt.AddMinutes(5));
        await installation.With<OpenWave, object>(async open => await open.RunAsync(wave.Id, CancellationToken.None));
        await installation.WithDb(MarkOneAnswered);
        var lena = await installation.SignIn("lena", AccountRole.Leader, lenas);

        var page = await lena.Page($"/schools/{lenas.Value}");

        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("Open until Fri, Nov 6, 2026, 5:00 PM (New York time)", text, StringComparison.Ordinal);
        Assert.Contains("1 of 12 (8%)", text, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("svg.rate[role=img] .rate-gate"));
    }

    private static async Task<int> MarkOneAnswered(FidelityDb db)
    {
        (await db.Invitations.FirstAsync()).MarkAnswered();
        return await db.SaveChangesAsync();
    }
}
