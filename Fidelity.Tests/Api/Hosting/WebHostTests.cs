using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Fidelity.Core.Accounts;
using Fidelity.Data.Accounts;
using Fidelity.Tests.Web;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Fidelity.Tests.Api.Hosting;

/// <summary>The feed in the host that most districts run, among pages, cookies and error pages for people.</summary>
public sealed class WebHostTests
{
    [Fact]
    public async Task The_web_host_serves_the_feed_to_a_key_made_there()
    {
        using var installation = new WebInstallation();
        var (_, lenas, _) = await installation.AddSchools();
        var account = await installation.AddAccount("lena@example.org", AccountRole.Leader, lenas);
        var key = Assert.IsType<FeedKeyOutcome.Done>(await installation.With<CreateFeedKey, FeedKeyOutcome>(
            create => create.RunAsync(account.AccountId, "Excel", "test", CancellationToken.None)));

        using var response = await Get(installation, "/odata/Organizations?$select=Name", "lena@example.org", key.Secret);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("4.0", Assert.Single(response.Headers.GetValues("OData-Version")));
        Assert.Contains("\"value\":[{\"Name\":\"Lena's school\"}]", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_of_the_pages_does_not_open_the_feed_and_no_sign_in_page_comes_instead()
    {
        using var installation = new WebInstallation();
        var account = await installation.AddAccount("lena@example.org", AccountRole.Administrator);

        using var response = await Get(installation, "/odata", "lena@example.org", account.Password);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.StartsWith("Basic", Assert.Single(response.Headers.GetValues("WWW-Authenticate")), StringComparison.Ordinal);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_browser_that_is_signed_in_to_the_pages_still_needs_a_key()
    {
        using var installation = new WebInstallation();
        var browser = await installation.SignIn("alma@example.org", AccountRole.Administrator);

        using var response = await browser.Get("/odata");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static async Task<HttpResponseMessage> Get(WebInstallation installation, string address, string user, string password)
    {
        using var client = installation.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        return await client.GetAsync(address);
    }
}
