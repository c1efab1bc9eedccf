using System.Net;

namespace Fidelity.Core.Mail;

/// <summary>What takes the place of a word in braces: as text, and as HTML.</summary>
internal sealed record MailWord(string Text, string Html)
{
    /// <summary>The same in both; encoded in HTML, because a school's or wave's name is somebody's free text.</summary>
    public MailWord(string text)
        : this(text, WebUtility.HtmlEncode(text))
    {
    }

    public static MailWord Link(string address) =>
        new(address, $"""<a href="{WebUtility.HtmlEncode(address)}">{WebUtility.HtmlEncode(address)}</a>""");

    public static MailWord List(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        return new(
            string.Join("\n", all.Select(line => $"- {line}")),
            $"<ul>{string.Concat(all.Select(line => $"<li>{WebUtility.HtmlEncode(line)}</li>"))}</ul>");
    }
}
