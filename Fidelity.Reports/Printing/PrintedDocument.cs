namespace Fidelity.Reports.Printing;

/// <summary>What is printed: a document that needs nothing else, and the plain text in the margins of every page.</summary>
/// <param name="Header">Top of every page; may be empty.</param>
/// <param name="Footer">Bottom of every page, to the left of the page number.</param>
public sealed record PrintedDocument(string Html, string Header, string Footer);
