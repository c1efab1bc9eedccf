namespace Fidelity.Core.Mail;

/// <summary>What a mail about a wave is for. Which text a reminder had is not kept: it would say how far somebody had come.</summary>
public enum MailKind
{
    Invitation,
    Reminder,
    Escalation,
}
