namespace Fidelity.Core.Mail;

/// <summary>What a mail to a school's survey coordinator may say.</summary>
/// <param name="School">The coordinator's school.</param>
/// <param name="Wave">As the school leader named it.</param>
/// <param name="Link">The page of the wave's response rates.</param>
/// <param name="ClosesAt">Closing time by the school's clock, not UTC.</param>
/// <param name="Classes">In the order in which they are to be listed.</param>
/// <param name="Languages">BCP 47 tags in which the mail is written, as in <see cref="SurveyMailFacts"/>.</param>
/// <param name="IsDemonstration">The mail says that it belongs to a demonstration.</param>
public sealed record EscalationFacts(
    string School, string Wave, string Link, DateTime ClosesAt, IReadOnlyList<ClassRate> Classes, IReadOnlyList<string> Languages, bool IsDemonstration)
{
    internal Dictionary<string, MailWord> Words(string language) => new()
    {
        ["{school}"] = new(School),
        ["{wave}"] = new(Wave),
        ["{link}"] = new(Link),
        ["{closes}"] = new(MailTemplate.Spoken(ClosesAt, language)),
        ["{classes}"] = MailWord.List(Classes.Select(row => $"{row.Class}: {row.Rate ?? (language == "es" ? "menos de 5 personas" : "under 5 asked")}")),
        ["{demonstration}"] = new(MailTemplate.DemonstrationMark(IsDemonstration, language)),
    };
}

/// <summary>A class and how much of it has answered, as it may be shown.</summary>
/// <param name="Rate">A band such as <c>20-39%</c>; null where under five are asked, of whom nothing is said.</param>
public sealed record ClassRate(string Class, string? Rate);
