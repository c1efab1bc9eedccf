namespace Fidelity.Data.Feed;

/// <param name="Hash">SHA-256 of the PDF, lower-case hex.</param>
public sealed record ReportPages(string Hash, byte[] Pdf);
