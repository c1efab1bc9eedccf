namespace Fidelity.Core.Mail;

/// <summary>
/// Tells a school's survey coordinator which classes have answered little: <c>Escalation.en.txt</c>, <c>Escalation.en.html</c> and the
/// same in Spanish. Classes and rates, never a person's name.
/// </summary>
public static class EscalationMail
{
    public static MailContent Write(EscalationFacts facts) => MailTemplate.Fill("Escalation", facts.Languages, facts.Words);
}
