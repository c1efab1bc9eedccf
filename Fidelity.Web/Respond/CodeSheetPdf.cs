using Fidelity.Data.Waves;
using Fidelity.Reports.Printing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Fidelity.Web.Respond;

/// <summary>Sheets of codes on paper: the page's own HTML, printed as the reports are.</summary>
public sealed class CodeSheetPdf(IServiceProvider services, ILoggerFactory loggers, IReportPrinter printer)
{
    /// <exception cref="ChromiumMissingException">There is no program that prints.</exception>
    public async Task<byte[]> MakeAsync(IReadOnlyList<CodeSheet> sheets, CancellationToken cancellationToken)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(CodeSheetPage.Sheets)] = sheets });
            return (await renderer.RenderComponentAsync<CodeSheetPage>(parameters)).ToHtmlString();
        });
        return await printer.PrintAsync(new PrintedDocument(html, sheets[0].School, sheets[0].Wave.Name), cancellationToken);
    }

    /// <summary>Such as <c>Codes 4A.pdf</c>; the whole school's have the school's name.</summary>
    public static string FileNameOf(IReadOnlyList<CodeSheet> sheets)
    {
        var name = $"Codes {(sheets is [var only] ? only.ClassTitle : sheets[0].School)}";
        return string.Concat(name.Select(c => Path.GetInvalidFileNameChars().Contains(c) || c is ':' or '"' or '\\' ? '-' : c)) + ".pdf";
    }
}
