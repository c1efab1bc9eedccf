using System.Net;
using Fidelity.Core.Accounts;
using Fidelity.Data.Accounts;
using Xunit;

namespace Fidelity.Tests.Web.Accounts;

public sealed class SignInTests : IDisposable
{
    private readonly WebInstallation installation = new();

    public void Dispose() => installation.Dispose();

    [Fact]
    public async Task Somebody_who_is_not_signed_in_is_sent_to_the_sign_in_page()
    {
        var response = await installation.Open().Get("/schools");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith("/sign-in", response.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AccountRole.Administrator, "/admin")]
    [InlineData(AccountRole.Leader, "/schools")]
    [InlineData(AccountRole.Coach, "/coaching")]
    [InlineData(AccountRole.Policymaker, "/reports")]
    public async Task Each_role_starts_at_its_own_page(AccountRole role, string start)
    {
        var (district, _, _) = await installation.AddSchools();
        var browser = await installation.SignIn("somebody", role, district);

        var response = await browser.Get("/");

        Assert.Equal(start, response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_answered_alike()
    {
        await installation.AddAccount("alma", AccountRole.Administrator);
        var browser = installation.Open();

        var wrong = await browser.SubmitForPage("/sign-in", "sign-in", ("UserName", "alma"), ("Password", "not this one"));
        var unknown = await browser.SubmitForPage("/sign-in", "sign-in", ("UserName", "nobody"), ("Password", "not this one"));

        var message = wrong.QuerySelector("[role=alert]")!.TextContent;
        Assert.Contains("not right", message, StringComparison.Ordinal);
        Assert.Equal(message, unknown.QuerySelector("[role=alert]")!.TextContent);
    }

    [Fact]
    public async Task After_ten_failures_the_right_password_is_refused_too()
    {
        var alma = await installation.AddAccount("alma", AccountRole.Administrator);
        var browser = installation.Open();
        for (var attempt = 0; attempt < AccountsRegistration.MostFailures; attempt++)
        {
            await browser.Submit("/sign-in", "sign-in", ("UserName", "alma"), ("Password", "wrong"));
        }

        var page = await browser.SubmitForPage("/sign-in", "sign-in", ("UserName", "alma"), ("Password", alma.Password));

        Assert.NotNull(page.QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var browser = await installation.SignIn("alma", AccountRole.Administrator);

        await browser.Submit("/account", "/sign-out");

        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example/", "/")]
    [InlineData("/keys", "/keys")]
    public async Task Signing_in_leads_only_to_pages_of_this_site(string wanted, string reached)
    {
        var alma = await installation.AddAccount("alma", AccountRole.Administrator);
        var address = "/sign-in?to=" + Uri.EscapeDataString(wanted);

        var response = await installation.Open().Submit(address, "sign-in", ("UserName", "alma"), ("Password", alma.Password));

        Assert.Equal(reached, response.Headers.Location!.OriginalString.Replace("http://localhost", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        var alma = await installation.AddAccount("alma", AccountRole.Administrator);
        using var client = installation.CreateClient();
        using var form = new FormUrlEncodedContent(
            [new("_handler", "sign-in"), new("UserName", "alma"), new("Password", alma.Password)]);

        var response = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("could not be read", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
