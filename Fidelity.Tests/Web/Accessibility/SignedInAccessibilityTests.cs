using System.Text.RegularExpressions;
using Fidelity.Tests.Scenarios;
using Fidelity.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Fidelity.Tests.Web.Accessibility;

/// <summary>What each role finds behind the sign-in, with the demonstration district's figures on it.</summary>
[Collection(DemonstrationCollection.Name)]
public sealed partial class SignedInAccessibilityTests(DemonstrationDistrict district, Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>One of each kind of page that links lead to from the start page; <c>N</c> stands for any number.</summary>
    [Theory]
    [InlineData(
        "administrator",
        "/admin", "/admin/audit", "/admin/clocks", "/admin/jobs", "/admin/keys", "/admin/mail", "/admin/roster", "/admin/users", "/admin/users/N", "/admin/waves",
        "/admin/waves/N", "/calendars", "/calendars/N", "/calendars/N/import", "/coaching", "/reports", "/reports/N/N", "/schools", "/schools/N", "/schools/N/waves/N",
        "/waves/N/codes/N", "/waves/new")]
    [InlineData(
        "leader", "/account", "/calendars/N", "/calendars/N/import", "/keys", "/reports", "/reports/N/N", "/schools", "/schools/N/waves/N",
        "/waves/N/codes/N", "/waves/new")]
    [InlineData("coach", "/account", "/coaching", "/keys", "/reports", "/reports/N/N")]
    [InlineData("policymaker", "/account", "/keys", "/reports")]
    public async Task Axe_finds_nothing_on_any_page_that_a_role_is_led_to(string role, params string[] expected)
    {
        using var web = new ListeningDistrict(district.Folder);
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await SignInAsync(page, web.Address, role);

        Queue<string> ahead = new(["/", "/no/such/page"]);
        HashSet<string> kinds = [];
        List<string> found = [];
        while (ahead.TryDequeue(out var address))
        {
            await page.GotoAsync(web.Address + address);
            // The layout follows the width alone and the colours the scheme alone: each once.
            found.AddRange(await Axe.FindAsync(page, Axe.Looks.Take(2)));
            foreach (var link in await page.Locator("a[href^='/']").EvaluateAllAsync<string[]>("links => links.map(link => link.pathname)"))
            {
                if (link != "/" && !IsFile().IsMatch(link) && kinds.Add(Number().Replace(link, "N")))
                {
                    ahead.Enqueue(link);
                }
            }
        }

        Axe.AssertNothing(found);
        Assert.Empty(expected.Except(kinds));
    }

    [Fact]
    public async Task Axe_finds_nothing_on_the_sign_in_and_on_a_page_that_is_not_ones_own()
    {
        using var web = new ListeningDistrict(district.Folder);
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();

        await page.GotoAsync($"{web.Address}/sign-in");
        var found = (await Axe.FindAsync(page, Axe.Looks)).ToList();
        await SignInAsync(page, web.Address, "leader");
        await page.GotoAsync($"{web.Address}/admin");
        Assert.Contains("not part of your account", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        found.AddRange(await Axe.FindAsync(page, Axe.Looks));

        Axe.AssertNothing(found);
    }

    private async Task SignInAsync(IPage page, string host, string role)
    {
        var account = district.Made.SignIns.Single(one => one.Role == role);
        await page.GotoAsync($"{host}/sign-in");
        await page.FillAsync("#user", account.User);
        await page.FillAsync("#password", account.Password);
        await page.ClickAsync("main button[type=submit]");
        Assert.DoesNotContain("/sign-in", page.Url, StringComparison.Ordinal);
    }

    [GeneratedRegex("/(pdf|csv|odata)$")]
    private static partial Regex IsFile();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    /// <summary>The real web host on the district's database and a port that the system chooses.</summary>
    private sealed class ListeningDistrict : WebApplicationFactory<FidelityWeb>
    {
        private readonly string data;

        public ListeningDistrict(string data)
        {
            this.data = data;
            UseKestrel(0);
            StartServer();
        }

        /// <summary>Without a slash at its end.</summary>
        public string Address => ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);

        protected override void ConfigureWebHost(IWebHostBuilder builder) =>
            builder.UseEnvironment("Production").UseSetting("data", data).UseSetting("Fidelity:RunsSchedule", "false");
    }
}
