using System.Net;
using Fidelity.Core.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fidelity.Tests.Web.Accounts;

public sealed class PoliciesTests : IDisposable
{
    /// <summary>Routes that need no account, and nothing else: signing in, answering, stopping mails, a health check and the style sheet.</summary>
    private static readonly string[] Public = ["sign-in", "s", "s/", "preview/", "u/", "healthz", "css/"];

    private readonly WebInstallation installation = new();

    public void Dispose() => installation.Dispose();

    [Fact]
    public void Every_route_requires_a_policy_or_is_on_the_short_public_list()
    {
        var routes = installation.Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();

        var unprotected = routes.Where(route => !IsPublic(route) && !RequiresPolicy(route)).Select(PathOf).ToList();

        Assert.True(routes.Count >= 5);
        Assert.Empty(unprotected);
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/users")]
    public async Task A_leader_is_told_that_a_page_of_the_administrator_is_not_hers(string address)
    {
        var (_, lenas, _) = await installation.AddSchools();
        var lena = await installation.SignIn("lena", AccountRole.Leader, lenas);

        var page = await lena.Page(address, HttpStatusCode.Forbidden);

        Assert.Contains("not part of your account", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_says_so()
    {
        var alma = await installation.SignIn("alma", AccountRole.Administrator);

        var page = await alma.Page("/no/such/page", HttpStatusCode.NotFound);

        Assert.Contains("no such page", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_may_run_script_or_be_framed()
    {
        var response = await installation.Open().Get("/sign-in");

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", await response.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    private static string PathOf(RouteEndpoint route) => route.RoutePattern.RawText!.TrimStart('/');

    private static bool IsPublic(RouteEndpoint route) =>
        Public.Any(entry => entry.EndsWith('/') ? PathOf(route).StartsWith(entry, StringComparison.Ordinal) : PathOf(route) == entry);

    private static bool RequiresPolicy(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IAllowAnonymous>() is null
        && (route.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy is not null || data.AuthenticationSchemes is not null)
            || route.Metadata.GetMetadata<AuthorizationPolicy>() is not null);
}
