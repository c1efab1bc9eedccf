using System.Globalization;
using AngleSharp.Html.Dom;
using Fidelity.Core.Accounts;
using Fidelity.Tests.Web.Waves;
using Xunit;

namespace Fidelity.Tests.Web.Admin;

public sealed class TimeZonesTests : IDisposable
{
    private readonly WebInstallation installation = new();

    public void Dispose() => installation.Dispose();

    [Fact]
    public async Task A_wave_is_planned_by_the_clock_that_alma_has_set_for_the_district()
    {
        var (district, _, _) = await installation.AddSchools();
        var alma = await installation.SignIn("alma", AccountRole.Administrator);

        var set = await alma.SubmitForPage(
            "/admin/clocks", "clock", ("zone", "America/Los_Angeles"), ("organization", district.Value.ToString(CultureInfo.InvariantCulture)));
        var plan = await PlanSteps.GoAsync(alma, await alma.Page(PlanSteps.Address), "2");

        Assert.Contains("Los Angeles time: Lena's school", set.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(set.QuerySelector("[role=status]"));
        Assert.Contains("by Los Angeles time", plan.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_the_choice_stays()
    {
        await installation.AddSchools();
        var alma = await installation.SignIn("alma", AccountRole.Administrator);

        var page = await alma.SubmitForPage("/admin/clocks", "clock", ("zone", "America/Chicago"));

        Assert.Contains("CAL-002", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("America/Chicago", ((IHtmlSelectElement)page.QuerySelector("#zone")!).Value);
    }
}
