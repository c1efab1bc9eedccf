using Fidelity.Data.Accounts;
using Fidelity.Data.Feed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fidelity.Data.Reports;

public static class ReportsRegistration
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        // The feed's rows are read for the CSV too; the feed itself may or may not be served here.
        services.TryAddScoped<AccessScope>();
        services.TryAddScoped<FeedQueries>();
        return services
            .AddScoped<LoadSchoolReport>()
            .AddScoped<WriteSchoolCsv>()
            .AddScoped<FindReportSchools>()
            .AddScoped<FindUnprintedReleases>()
            .AddScoped<SaveReportFile>();
    }
}
