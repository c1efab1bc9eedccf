using Fidelity.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Fidelity.Web.Layout;

public static class PagesRegistration
{
    /// <summary>Static server-rendered components: no circuits, no script.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "fidelity-form";
            // SecurityHeaders says it for every page, and more strictly.
            options.SuppressXFrameOptionsHeader = true;
        });
        return services;
    }

    public static void MapPages(this WebApplication app) =>
        app.MapRazorComponents<App>().Add(endpoint =>
        {
            // The framework's own route, for redirects that script follows: unused here, and closed to the outside like all others.
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: "_framework/opaque-redirect" or "/_framework/opaque-redirect" })
            {
                endpoint.Metadata.Add(new AuthorizeAttribute(Policies.SignedIn));
            }
        });
}
