namespace Fidelity.Core.Mail;

/// <summary>The one reminder, for those who have not answered: <c>Reminder.en.txt</c>, <c>Reminder.en.html</c> and the same in Spanish.</summary>
public static class ReminderMail
{
    public static MailContent Write(SurveyMailFacts facts) => SurveyMailTemplate.Fill("Reminder", facts);
}
