namespace Fidelity.Reports.Printing;

/// <summary>Printing needs a program that this machine does not have. The message says what to install.</summary>
public sealed class ChromiumMissingException(string message) : Exception(message);
