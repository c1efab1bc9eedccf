using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Data.Jobs;

public static class JobsRegistration
{
    public static IServiceCollection AddJobRuns(this IServiceCollection services) =>
        services.AddScoped<RecordJobRun>().AddScoped<PurgeJobRuns>();
}
