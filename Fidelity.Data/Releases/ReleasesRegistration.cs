using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Data.Releases;

public static class ReleasesRegistration
{
    public static IServiceCollection AddReleases(this IServiceCollection services) => services
        .AddSingleton(ReleaseOptions.Default)
        .AddScoped<FindReleaseUnits>()
        .AddScoped<ComputeRelease>()
        .AddScoped<SumUpStates>()
        .AddScoped<BuildRelease>()
        .AddScoped<VerifyRelease>()
        .AddScoped<ListReleaseChanges>();
}
