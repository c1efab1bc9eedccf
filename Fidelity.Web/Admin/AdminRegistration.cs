namespace Fidelity.Web.Admin;

public static class AdminRegistration
{
    public static IServiceCollection AddAdminPages(this IServiceCollection services) => services.AddScoped<RosterUploads>();
}
