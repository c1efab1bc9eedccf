using System.Text;

namespace Fidelity.Core.Calendars.Files;

/// <summary>One property of an iCalendar file: <c>NAME;PARAMETER=value:VALUE</c> (RFC 5545, 3.1). Names are in upper case.</summary>
/// <param name="Number">Of its first line in the file; 1-based.</param>
internal sealed record ContentLine(int Number, string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    /// <summary>The lines of a text: those that begin with a space or a tab go on with the one before. What is no property is left out.</summary>
    public static IEnumerable<ContentLine> Of(string text)
    {
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length;)
        {
            var first = index;
            var whole = new StringBuilder(lines[index++].TrimEnd('\r'));
            while (index < lines.Length && lines[index] is [' ' or '\t', ..])
            {
                whole.Append(lines[index++].AsSpan(1).TrimEnd('\r'));
            }

            if (Parse(first + 1, whole.ToString()) is { } line)
            {
                yield return line;
            }
        }
    }

    /// <summary>The value as text, with what was escaped; a line break within becomes a space.</summary>
    public string Text()
    {
        var text = new StringBuilder(Value.Length);
        for (var at = 0; at < Value.Length; at++)
        {
            var isEscaped = Value[at] == '\\' && at + 1 < Value.Length;
            text.Append(!isEscaped ? Value[at] : Value[++at] is 'n' or 'N' ? ' ' : Value[at]);
        }

        return text.ToString().Trim();
    }

    private static ContentLine? Parse(int number, string line)
    {
        var parts = Parts(line, out var value);
        return value is null || parts.Count == 0
            ? null
            : new ContentLine(
                number,
                parts[0].Trim().ToUpperInvariant(),
                parts.Skip(1).Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2)
                    .DistinctBy(pair => pair[0].ToUpperInvariant())
                    .ToDictionary(pair => pair[0].ToUpperInvariant(), pair => pair[1].Trim('"')),
                value);
    }

    /// <summary>The name and the parameters, split where no quotation mark protects; and what follows the first such colon.</summary>
    private static List<string> Parts(string line, out string? value)
    {
        List<string> parts = [];
        value = null;
        var (isQuoted, begin) = (false, 0);
        for (var at = 0; at < line.Length && value is null; at++)
        {
            isQuoted ^= line[at] == '"';
            if (!isQuoted && line[at] is ';' or ':')
            {
                parts.Add(line[begin..at]);
                begin = at + 1;
                value = line[at] == ':' ? line[begin..] : null;
            }
        }

        return parts;
    }
}
