using Fidelity.Core.Calendars;
using Fidelity.Core.Instruments;
using Fidelity.Core.Mail;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;

namespace Fidelity.Data.Mail;

/// <summary>
/// The mails that bring an adult's personal link, as rows for the outbox. The words are in Core: <see cref="InvitationMail"/> and
/// <see cref="ReminderMail"/>.
/// </summary>
public static class SurveyMails
{
    /// <summary>How a wave's mails begin their Message-ID, so that they can be removed when the wave closes.</summary>
    public static string Prefix(WaveId wave) => $"wave-{wave.Value}.";

    public static OutboxMail Invitation(SurveyMail mail, DateTime now) => Row(mail, now, "invitation", InvitationMail.Write(Facts(mail)));

    public static OutboxMail Reminder(SurveyMail mail, DateTime now) => Row(mail, now, "reminder", ReminderMail.Write(Facts(mail)));

    private static SurveyMailFacts Facts(SurveyMail mail) => new(
        mail.School.Name,
        mail.Wave.Name,
        mail.Link,
        mail.Instrument.Minutes,
        SchoolClock.At(mail.Wave.ClosesAt, mail.Wave.TimeZone),
        mail.Wave.Languages,
        mail.Wave.IsDemonstration);

    /// <summary>The Message-ID follows from the wave, the kind and the person: the outbox cannot hold the same mail twice.</summary>
    private static OutboxMail Row(SurveyMail mail, DateTime now, string kind, MailContent content) => new(
        $"{Prefix(mail.Wave.Id)}{kind}.{mail.Person.Value}@{new Uri(mail.Link).Host}",
        mail.Recipient, content.Subject, content.Text, content.Html, now);
}

/// <param name="Link">The personal link, token and all.</param>
public sealed record SurveyMail(Wave Wave, Instrument Instrument, Organization School, PersonId Person, string Recipient, string Link);
