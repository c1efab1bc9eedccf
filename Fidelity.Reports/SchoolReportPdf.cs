using Fidelity.Core.Reports;
using Fidelity.Reports.Printing;

namespace Fidelity.Reports;

/// <summary>A school's report on paper: the page's own HTML, with release and page number in the margins.</summary>
public sealed class SchoolReportPdf(ReportRenderer renderer, IReportPrinter printer)
{
    public async Task<byte[]> MakeAsync(SchoolReport report, CancellationToken cancellationToken)
    {
        var heading = report.Heading;
        var header = heading.IsDemonstration ? $"{heading.Mark} · {heading.School}" : heading.School;
        var footer = $"{heading.ReleaseLabel} ({heading.ShortHash}){(heading.IsDemonstration ? $" · {heading.Mark}" : "")}";
        return await printer.PrintAsync(new PrintedDocument(await renderer.RenderAsync(report), header, footer), cancellationToken);
    }
}
