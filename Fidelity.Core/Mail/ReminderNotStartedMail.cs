namespace Fidelity.Core.Mail;

/// <summary>Reminds somebody who has not begun to answer: <c>ReminderNotStarted.en.txt</c>, <c>ReminderNotStarted.en.html</c> and the same in Spanish.</summary>
public static class ReminderNotStartedMail
{
    public static MailContent Write(SurveyMailFacts facts) => MailTemplate.Fill("ReminderNotStarted", facts.Languages, facts.Words);
}
