using Fidelity.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Jobs.Reports;

public static class ReportsRegistration
{
    /// <summary>Rendering, printing and keeping reports; reading them comes with the data.</summary>
    public static IServiceCollection AddReportJobs(this IServiceCollection services) => services
        .AddReportPrinting()
        .AddScoped<PrintReports>()
        .AddScoped<PrintReport>();
}
