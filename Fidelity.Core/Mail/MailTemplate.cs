using System.Globalization;
using System.Reflection;
using System.Text;

namespace Fidelity.Core.Mail;

/// <summary>
/// Fills the template files that lie beside this class: for each language a text, whose first line is the subject, and the same as a
/// piece of HTML. A word in braces is replaced.
/// </summary>
internal static class MailTemplate
{
    private const string Fallback = "en";

    /// <summary>The languages that have templates, in the order in which a mail of several has them.</summary>
    private static readonly string[] Written = [Fallback, "es"];

    /// <param name="words">The values of the words in braces, in a language.</param>
    public static MailContent Fill(string name, IReadOnlyList<string> languages, Func<string, Dictionary<string, MailWord>> words)
    {
        var parts = Known(languages).Select(language => Part(name, language, words(language))).ToList();
        return new(
            string.Join(" / ", parts.Select(part => part.Subject)),
            string.Join("\n----------\n\n", parts.Select(part => part.Text)),
            Page(string.Concat(parts.Select(part => part.Html))));
    }

    public static string DemonstrationMark(bool isDemonstration, string language) =>
        !isDemonstration ? "" : language == "es" ? "[Demostración] " : "[Demonstration] ";

    private static List<string> Known(IReadOnlyList<string> languages)
    {
        var wanted = languages.Select(tag => tag.Split('-')[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Written.Where(wanted.Contains).ToList() is { Count: > 0 } known ? known : [Fallback];
    }

    private static MailContent Part(string name, string language, Dictionary<string, MailWord> words)
    {
        var text = Replace(Read($"{name}.{language}.txt"), words, word => word.Text);
        var endOfSubject = text.IndexOf('\n', StringComparison.Ordinal);
        return new(
            text[..endOfSubject],
            text[endOfSubject..].TrimStart('\n'),
            Replace(Read($"{name}.{language}.html"), words, word => word.Html));
    }

    /// <summary>In words of the language, without relying on the culture data that a machine happens to have.</summary>
    public static string Spoken(DateTime at, string language)
    {
        string[] months = language == "es"
            ? ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]
            : ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        var month = months[at.Month - 1];
        return language == "es"
            ? string.Create(CultureInfo.InvariantCulture, $"{at.Day} de {month} de {at.Year}, {at:HH:mm}")
            : string.Create(CultureInfo.InvariantCulture, $"{month} {at.Day}, {at.Year}, {at:h:mm tt}");
    }

    /// <summary>One pass over the template, so that a school's name with braces in it is never taken for a word to replace.</summary>
    private static string Replace(string template, Dictionary<string, MailWord> words, Func<MailWord, string> form)
    {
        var filled = new StringBuilder(template.Length);
        for (var at = 0; at < template.Length;)
        {
            var end = template[at] == '{' ? template.IndexOf('}', at) : -1;
            if (end > 0 && words.TryGetValue(template[at..(end + 1)], out var word))
            {
                filled.Append(form(word));
                at = end + 1;
            }
            else
            {
                filled.Append(template[at++]);
            }
        }

        return filled.ToString();
    }

    private static string Page(string body) =>
        $"""
        <!DOCTYPE html>
        <html>
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width">
        </head>
        <body style="font-family: sans-serif; line-height: 1.5; max-width: 36em">
        {body}</body>
        </html>

        """;

    private static string Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Fidelity.Core.Mail.{file}")
            ?? throw new InvalidOperationException($"The mail template {file} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
