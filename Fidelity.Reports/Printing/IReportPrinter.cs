namespace Fidelity.Reports.Printing;

/// <summary>Makes a PDF of a document. An interface because here the process ends: a program outside does it.</summary>
public interface IReportPrinter
{
    /// <summary>Two at once are fastest on two cores; more wait their turn.</summary>
    Task<byte[]> PrintAsync(PrintedDocument document, CancellationToken cancellationToken);
}
