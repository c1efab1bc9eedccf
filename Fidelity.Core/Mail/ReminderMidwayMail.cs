namespace Fidelity.Core.Mail;

/// <summary>Reminds somebody who has begun to answer and has not sent it: <c>ReminderMidway.en.txt</c>, <c>ReminderMidway.en.html</c> and the same in Spanish.</summary>
public static class ReminderMidwayMail
{
    public static MailContent Write(SurveyMailFacts facts) => MailTemplate.Fill("ReminderMidway", facts.Languages, facts.Words);
}
