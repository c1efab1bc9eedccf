using AngleSharp;
using AngleSharp.Dom;
using Fidelity.Core.Reports;
using Fidelity.Reports;
using Fidelity.Reports.Printing;
using Fidelity.Tests.Core.Reports;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fidelity.Tests.Reports;

/// <summary>Rendering and printing as the hosts register them; a class fixture, so that a class's tests share one Chromium.</summary>
public sealed class ReportPages : IAsyncLifetime
{
    private readonly AsyncServiceScope scope;
    private readonly Lazy<Task<(SchoolReport, byte[])>> printed;

    public ReportPages()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddReportPrinting();
        Services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        scope = Services.CreateAsyncScope();
        printed = new(async () =>
        {
            var report = MadeRelease.Report();
            return (report, await Pdf.MakeAsync(report, default));
        });
    }

    public ServiceProvider Services { get; }

    public IReportPrinter Printer => Services.GetRequiredService<IReportPrinter>();

    public SchoolReportPdf Pdf => scope.ServiceProvider.GetRequiredService<SchoolReportPdf>();

    /// <summary>One report, printed once for all tests that read it back.</summary>
    public Task<(SchoolReport Report, byte[] Pdf)> PrintedAsync() => printed.Value;

    public Task<string> HtmlAsync(SchoolReport report) => scope.ServiceProvider.GetRequiredService<ReportRenderer>().RenderAsync(report);

    public async Task<IDocument> DocumentAsync(SchoolReport report)
    {
        var html = await HtmlAsync(report);
        return await BrowsingContext.New().OpenAsync(request => request.Content(html));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await scope.DisposeAsync();
        await Services.DisposeAsync();
    }
}
