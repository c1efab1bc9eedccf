using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Data.Reports;

public static class ReportsRegistration
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddScoped<LoadSchoolReport>()
        .AddScoped<FindReportSchools>()
        .AddScoped<FindUnprintedReleases>()
        .AddScoped<SaveReportFile>();
}
