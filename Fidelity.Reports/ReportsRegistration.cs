using Fidelity.Reports.Printing;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Reports;

public static class ReportsRegistration
{
    /// <summary>Rendering and printing of reports. Chromium is started when the first report is printed, and looked for only then.</summary>
    public static IServiceCollection AddReportPrinting(this IServiceCollection services) => services
        .AddSingleton<IReportPrinter, ChromiumPrinter>()
        .AddScoped<ReportRenderer>()
        .AddScoped<SchoolReportPdf>();
}
