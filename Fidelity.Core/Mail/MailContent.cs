namespace Fidelity.Core.Mail;

/// <summary>A mail as it will be read: a subject, and the same words as plain text and as HTML.</summary>
public sealed record MailContent(string Subject, string Text, string Html);
