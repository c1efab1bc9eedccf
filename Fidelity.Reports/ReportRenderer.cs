using Fidelity.Core.Reports;
using Fidelity.Reports.Schools;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Fidelity.Reports;

/// <summary>Writes a report as one HTML document that needs nothing else: what is printed is what a browser shows.</summary>
public sealed class ReportRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    public async Task<string> RenderAsync(SchoolReport report)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(SchoolReportDocument.Report)] = report });
            var document = await renderer.RenderComponentAsync<SchoolReportDocument>(parameters);
            return document.ToHtmlString();
        });
    }
}
