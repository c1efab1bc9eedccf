using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Data.Rosters;

public static class RostersRegistration
{
    public static IServiceCollection AddRosters(this IServiceCollection services) =>
        services.AddScoped<PlanRosterImport>().AddScoped<ImportRoster>().AddScoped<SetTimeZone>();
}
