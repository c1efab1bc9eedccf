namespace Fidelity.Core.Mail;

/// <summary>Reminds everybody, because in an anonymous wave nobody knows who has answered: <c>ReminderAnonymous.en.txt</c>, <c>ReminderAnonymous.en.html</c> and the same in Spanish.</summary>
public static class ReminderAnonymousMail
{
    public static MailContent Write(SurveyMailFacts facts) => MailTemplate.Fill("ReminderAnonymous", facts.Languages, facts.Words);
}
