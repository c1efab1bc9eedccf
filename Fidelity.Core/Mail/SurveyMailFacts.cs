using System.Globalization;

namespace Fidelity.Core.Mail;

/// <summary>What a mail about a survey may say: it carries a link, and never a number, an answer or a student's name.</summary>
/// <param name="School">The school in whose name the mail is sent.</param>
/// <param name="Wave">As the school leader named it, e.g. <c>Fall 2026</c>.</param>
/// <param name="Link">The recipient's own link, straight into the survey; null in a reminder of an anonymous wave, which does not know it.</param>
/// <param name="UnsubscribeLink">Where the recipient stops further mails of the wave.</param>
/// <param name="Minutes">How long the survey takes at most.</param>
/// <param name="ClosesAt">Closing time by the school's clock, not UTC. Excluded: at this minute the survey is closed.</param>
/// <param name="Languages">BCP 47 tags of the wave. The mail is written in each that has a template, one below the other, so that
/// nobody's language need be guessed; in English when none has.</param>
/// <param name="IsDemonstration">The mail says that it belongs to a demonstration.</param>
public sealed record SurveyMailFacts(
    string School,
    string Wave,
    string? Link,
    string UnsubscribeLink,
    int Minutes,
    DateTime ClosesAt,
    IReadOnlyList<string> Languages,
    bool IsDemonstration)
{
    internal Dictionary<string, MailWord> Words(string language) => new()
    {
        ["{school}"] = new(School),
        ["{wave}"] = new(Wave),
        ["{link}"] = new(Link ?? ""),
        ["{door}"] = Link is { } link ? MailWord.Link(link) : new(language == "es" ? "el enlace del correo con que le invitamos." : "the link in the mail that invited you."),
        ["{unsubscribe}"] = new(UnsubscribeLink),
        ["{minutes}"] = new(Minutes.ToString(CultureInfo.InvariantCulture)),
        ["{closes}"] = new(MailTemplate.Spoken(ClosesAt, language)),
        ["{demonstration}"] = new(MailTemplate.DemonstrationMark(IsDemonstration, language)),
    };
}
