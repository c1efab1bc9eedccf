using System.Text;
using System.Text.RegularExpressions;

namespace Fidelity.Core.Mail;

/// <summary>
/// A message or a part of one, as far as reading delivery reports needs RFC 5322 and 2045: headers with continuations, parts,
/// transfer encodings. It takes whatever comes: what is wrong is left out, and nothing is an error.
/// </summary>
/// <param name="Headers">By name, whatever its case; of several of one name the first.</param>
/// <param name="Body">Lines end in a line feed. One character is one byte.</param>
internal sealed partial record MimePart(IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>A report has three parts, one of which holds a message; whoever nests deeper wants something else.</summary>
    private const int MostLevels = 5;

    private const int MostParts = 50;

    /// <summary>In lower case; <c>text/plain</c> where none is said.</summary>
    public string MediaType => Headers.GetValueOrDefault("Content-Type", "text/plain").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>The body without its transfer encoding.</summary>
    public string Content => Headers.GetValueOrDefault("Content-Transfer-Encoding", "").Trim().ToLowerInvariant() switch
    {
        "base64" => FromBase64(Body),
        "quoted-printable" => FromQuotedPrintable(Body),
        _ => Body,
    };

    public static MimePart Read(string text) =>
        ReadLines(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimStart('\n'));

    /// <summary>Headers alone, such as the fields of a report or the headers of a message that came back.</summary>
    public static IReadOnlyDictionary<string, string> ReadFields(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Continuation().Replace(text, " ").Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                fields.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
            }
        }

        return fields;
    }

    /// <summary>The message itself and all that is in it, from the outside in.</summary>
    public IEnumerable<MimePart> WithParts(int level = 0) =>
        level == MostLevels ? [this] : [this, .. Parts().SelectMany(part => part.WithParts(level + 1))];

    private static MimePart ReadLines(string text)
    {
        // A part without headers begins with the empty line.
        var end = text.StartsWith('\n') ? 0 : text.IndexOf("\n\n", StringComparison.Ordinal);
        return end < 0 ? new(ReadFields(text), "") : new(ReadFields(text[..end]), text[end..].TrimStart('\n'));
    }

    private IEnumerable<MimePart> Parts()
    {
        if (!MediaType.StartsWith("multipart/", StringComparison.Ordinal)
            || Boundary().Match(Headers["Content-Type"]) is not { Success: true } found)
        {
            return [];
        }

        var mark = $"\n--{(found.Groups["quoted"].Success ? found.Groups["quoted"] : found.Groups["plain"]).Value}";
        // What stands before the first mark and after the closing one is for old readers.
        return $"\n{Body}".Split(mark).Skip(1).TakeWhile(part => !part.StartsWith("--", StringComparison.Ordinal)).Take(MostParts)
            .Select(part => part.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var line ? part[(line + 1)..] : "")
            .Select(ReadLines);
    }

    private static string FromBase64(string body)
    {
        var bytes = new byte[body.Length];
        return Convert.TryFromBase64String(body, bytes, out var length) ? Encoding.Latin1.GetString(bytes, 0, length) : "";
    }

    private static string FromQuotedPrintable(string body) => Escaped().Replace(
        body.Replace("=\n", "", StringComparison.Ordinal), match => ((char)Convert.ToByte(match.Groups[1].Value, 16)).ToString());

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Continuation();

    [GeneratedRegex("""boundary\s*=\s*("(?<quoted>[^"]+)"|(?<plain>[^\s;]+))""", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();

    [GeneratedRegex("=([0-9A-Fa-f]{2})")]
    private static partial Regex Escaped();
}
