namespace Fidelity.Web.Layout;

public static class PagesRegistration
{
    /// <summary>Static server-rendered components: no circuits, no script.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery(options => options.Cookie.Name = "fidelity-form");
        return services;
    }
}
