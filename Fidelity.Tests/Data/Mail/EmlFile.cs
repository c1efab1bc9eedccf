using System.Text;
using System.Text.RegularExpressions;

namespace Fidelity.Tests.Data.Mail;

/// <summary>Reads a message as RFC 5322 and 2045 say, as far as our mails go: headers with continuations, parts, transfer encodings.</summary>
public sealed partial class EmlFile
{
    private EmlFile(Dictionary<string, string> headers, string body) => (Headers, Body) = (headers, body);

    public Dictionary<string, string> Headers { get; }

    public string Body { get; }

    public string MediaType => Headers["Content-Type"].Split(';')[0].Trim();

    public string Subject => EncodedWord().Replace(
        AdjacentWords().Replace(Headers["Subject"], "$1"),
        word => Encoding.GetEncoding(word.Groups[1].Value).GetString(word.Groups[2].Value is "B" or "b"
            ? Convert.FromBase64String(word.Groups[3].Value)
            : Unquoted(word.Groups[3].Value.Replace('_', ' '))));

    /// <summary>The body with its transfer encoding taken off.</summary>
    public string Content => Encoding.UTF8.GetString(Headers.GetValueOrDefault("Content-Transfer-Encoding") switch
    {
        "base64" => Convert.FromBase64String(Body),
        "quoted-printable" => Unquoted(Body),
        _ => Encoding.Latin1.GetBytes(Body),
    });

    public IReadOnlyList<EmlFile> Parts
    {
        get
        {
            var boundary = Boundary().Match(Headers["Content-Type"]).Groups[1].Value;
            return [.. Body.Split($"--{boundary}")[1..^1].Select(part => Parse(part.TrimStart('\r', '\n')))];
        }
    }

    /// <summary>Bytes are held as Latin-1 characters, one a byte, until a part says what they are.</summary>
    public static EmlFile Read(string path) => Parse(Encoding.Latin1.GetString(File.ReadAllBytes(path)));

    public static EmlFile Parse(string message)
    {
        var endOfHeaders = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = Continuation().Replace(message[..endOfHeaders], " ")
            .Split("\r\n")
            .Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        return new(headers, message[(endOfHeaders + 4)..]);
    }

    private static byte[] Unquoted(string text)
    {
        var joined = text.Replace("=\r\n", "", StringComparison.Ordinal);
        List<byte> bytes = [];
        for (var i = 0; i < joined.Length; i++)
        {
            bytes.Add(joined[i] == '=' ? Convert.ToByte(joined.Substring(i + 1, 2), 16) : (byte)joined[i]);
            i += joined[i] == '=' ? 2 : 0;
        }

        return [.. bytes];
    }

    [GeneratedRegex("\r\n[ \t]+")]
    private static partial Regex Continuation();

    [GeneratedRegex("boundary=\"?([^\";]+)\"?")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?([^?]+)\?([BbQq])\?([^?]*)\?=")]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(\?=)\s+(?==\?)")]
    private static partial Regex AdjacentWords();
}
