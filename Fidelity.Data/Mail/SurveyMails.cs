using System.Net;
using Fidelity.Core.Instruments;
using Fidelity.Core.Mail;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;

namespace Fidelity.Data.Mail;

/// <summary>The mails that bring an adult's personal link. Each is in both languages, so that nobody's language need be guessed.</summary>
public static class SurveyMails
{
    /// <summary>How a wave's mails begin their Message-ID, so that they can be removed when the wave closes.</summary>
    public static string Prefix(WaveId wave) => $"wave-{wave.Value}.";

    public static OutboxMail Invitation(SurveyMail mail, DateTime now) => Compose(
        mail, now, "invitation",
        "Your school's survey is open", "La encuesta de su escuela está abierta");

    public static OutboxMail Reminder(SurveyMail mail, DateTime now) => Compose(
        mail, now, "reminder",
        "A reminder: your school's survey is still open", "Recordatorio: la encuesta de su escuela sigue abierta");

    private static OutboxMail Compose(SurveyMail mail, DateTime now, string kind, string subject, string asunto)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(mail.Wave.TimeZone);
        var closes = TimeZoneInfo.ConvertTimeFromUtc(mail.Wave.ClosesAt, zone);
        var date = closes.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        string[] lines =
        [
            $"{mail.School.Name}: {mail.Instrument.Title.In("en")}.",
            $"It takes up to {mail.Instrument.Minutes} minutes and is open until {date} ({mail.Wave.TimeZone}).",
            "This link is yours alone: please do not forward it. Your answers are kept apart from your name.",
            mail.Link,
            "",
            $"{mail.School.Name}: {mail.Instrument.Title.In("es")}.",
            $"Toma hasta {mail.Instrument.Minutes} minutos y está abierta hasta el {date} ({mail.Wave.TimeZone}).",
            "Este enlace es solo suyo: no lo reenvíe, por favor. Sus respuestas se guardan separadas de su nombre.",
            mail.Link,
        ];
        var html = string.Concat(lines.Where(line => line.Length > 0).Select(line => line == mail.Link
            ? $"<p><a href=\"{WebUtility.HtmlEncode(line)}\">{WebUtility.HtmlEncode(line)}</a></p>\n"
            : $"<p>{WebUtility.HtmlEncode(line)}</p>\n"));
        return new OutboxMail(
            $"{Prefix(mail.Wave.Id)}{kind}.{mail.Person.Value}@{new Uri(mail.Link).Host}", mail.Recipient,
            $"{subject} / {asunto}", string.Join('\n', lines), html, now);
    }
}

/// <param name="Link">The personal link, token and all.</param>
public sealed record SurveyMail(Wave Wave, Instrument Instrument, Organization School, PersonId Person, string Recipient, string Link);
