namespace Fidelity.Core.Mail;

/// <summary>Asks somebody to take part: <c>Invitation.en.txt</c>, <c>Invitation.en.html</c> and the same in Spanish.</summary>
public static class InvitationMail
{
    public static MailContent Write(SurveyMailFacts facts) => MailTemplate.Fill("Invitation", facts.Languages, facts.Words);
}
