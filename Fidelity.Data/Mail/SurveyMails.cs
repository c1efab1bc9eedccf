using Fidelity.Core.Calendars;
using Fidelity.Core.Instruments;
using Fidelity.Core.Mail;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;

namespace Fidelity.Data.Mail;

/// <summary>
/// The one place that makes rows for the outbox about a wave. When to send is decided by who calls; the words are in Core. A Message-ID
/// follows from the wave, the kind, the number and the person or school, so that the outbox cannot hold the same mail twice.
/// </summary>
public sealed class SurveyMails(DataFolder folder, SurveyLinks links)
{
    /// <summary>How a wave's mails begin their Message-ID, so that they can be removed when the wave closes.</summary>
    public static string Prefix(WaveId wave) => $"wave-{wave.Value}.";


    /// <summary>What the Message-IDs of mails to one person have in them, so that they can be found when the person wants no more.</summary>
    public static string Address(PersonId person) => $".p{person.Value}@";

    /// <summary>The Message-ID of the mail that invites this person.</summary>
    public string InvitationTo(WaveId wave, PersonId person) => MessageId(wave, MailKind.Invitation, 1, Address(person));

    public OutboxMail Invitation(SurveyMail mail, DateTime now) => Row(mail, now, MailKind.Invitation, 1, InvitationMail.Write(Facts(mail)));

    /// <param name="number">1 for the first reminder of this wave to this person, whatever its text.</param>
    public OutboxMail ReminderNotStarted(SurveyMail mail, int number, DateTime now) =>
        Row(mail, now, MailKind.Reminder, number, ReminderNotStartedMail.Write(Facts(mail)));

    /// <inheritdoc cref="ReminderNotStarted"/>
    public OutboxMail ReminderMidway(SurveyMail mail, int number, DateTime now) =>
        Row(mail, now, MailKind.Reminder, number, ReminderMidwayMail.Write(Facts(mail)));

    /// <inheritdoc cref="ReminderNotStarted"/>
    public OutboxMail ReminderAnonymous(SurveyMail mail, int number, DateTime now) =>
        Row(mail, now, MailKind.Reminder, number, ReminderAnonymousMail.Write(Facts(mail)));

    /// <param name="number">1 for the first of this wave to this school.</param>
    public OutboxMail Escalation(CoordinatorMail mail, int number, DateTime now)
    {
        var content = EscalationMail.Write(new(
            mail.School.Name, mail.Wave.Name, mail.Link, SchoolClock.At(mail.ClosesAt, mail.School.TimeZone), mail.Classes, mail.Wave.Languages,
            mail.Wave.IsDemonstration));
        return new OutboxMail(
            MessageId(mail.Wave.Id, MailKind.Escalation, number, $".s{mail.School.Id.Value}@"), mail.Recipient, content.Subject, content.Text, content.Html, now)
            .Within(mail.Wave.Id.Value, mail.School.Id.Value)
            .OnBehalfOf(MailKind.Escalation, mail.School.Name, mail.School.TimeZone);
    }

    private SurveyMailFacts Facts(SurveyMail mail) => new(
        mail.School.Name,
        mail.Wave.Name,
        mail.Access is { } access ? links.To(access) : null,
        UnsubscribeLink(mail),
        mail.Instrument.Minutes,
        SchoolClock.At(mail.ClosesAt, mail.School.TimeZone),
        mail.Wave.Languages,
        mail.Wave.IsDemonstration);

    private string UnsubscribeLink(SurveyMail mail) =>
        links.ToUnsubscribe(UnsubscribeToken.For(folder.InstallationKey, mail.Wave.Id, mail.Person));

    private OutboxMail Row(SurveyMail mail, DateTime now, MailKind kind, int number, MailContent content) =>
        new OutboxMail(
            MessageId(mail.Wave.Id, kind, number, Address(mail.Person)), mail.Recipient, content.Subject, content.Text, content.Html, now,
            UnsubscribeLink(mail))
            .Within(mail.Wave.Id.Value, mail.School.Id.Value, mail.Invitation?.Value)
            .OnBehalfOf(kind, mail.School.Name, mail.School.TimeZone);

    private string MessageId(WaveId wave, MailKind kind, int number, string to) =>
        $"{Prefix(wave)}{kind.ToString().ToLowerInvariant()}.{number}{to}{new Uri(links.PublicUrl).Host}";
}

/// <summary>A mail to an adult who is asked to take part.</summary>
/// <param name="ClosesAt">UTC; the end of the school's own window.</param>
/// <param name="Person">Whom it is sent to; of an anonymous wave too, whose invitations do not name anybody.</param>
/// <param name="Access">The token of the personal link; null only in a reminder of an anonymous wave.</param>
/// <param name="Invitation">Null in an anonymous wave: what is left of the mail must not say whose survey its link opened.</param>
public sealed record SurveyMail(
    Wave Wave, Instrument Instrument, Organization School, DateTime ClosesAt, PersonId Person, string Recipient, string? Access,
    InvitationId? Invitation = null);

/// <summary>A mail to a school's survey coordinator.</summary>
/// <param name="ClosesAt">UTC; the end of the school's own window.</param>
/// <param name="Link">The whole address of the page with the wave's rates.</param>
public sealed record CoordinatorMail(
    Wave Wave, Organization School, DateTime ClosesAt, string Recipient, string Link, IReadOnlyList<ClassRate> Classes);
