using Fidelity.Core.Problems;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Fidelity.Data.Instruments;

/// <summary>
/// Turns YAML text into parts with lines. It reads YamlDotNet's events, because its ready-made tree stops at the first repeated key
/// and somebody who mends a file wants to hear of all of them. Aliases, tags and second documents are refused: these files are plain data.
/// </summary>
internal sealed class ParseYaml(string file, List<Problem> problems)
{
    private const int DeepestNesting = 20;

    /// <summary>The file's content; null when it is not YAML or says nothing (a problem then says why).</summary>
    public YamlPart? Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                problems.Add(FileRules.Syntax.At(file, 1, "", "The file is empty. Write its content or remove it."));
                return null;
            }

            var content = Part(parser, "", 0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
            {
                throw new YamlException(second.Start, second.End, "A second document begins here; one file holds one document");
            }

            return content;
        }
        catch (YamlException refused)
        {
            return Refuse((int)refused.Start.Line, refused.Message.TrimEnd('.', ' '));
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 16.3's scanner runs out of its stack of keys on some brackets that are never closed, instead of saying so.
            return Refuse((int)(parser.Current?.End.Line ?? 1), "a bracket or quotation mark is opened and not closed");
        }
    }

    private YamlPart Part(Parser parser, string path, int depth)
    {
        if (depth > DeepestNesting)
        {
            var here = parser.Current!;
            throw new YamlException(here.Start, here.End, $"it is nested more than {DeepestNesting} deep");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new YamlText(Line(scalar), scalar.Value, scalar.Style is not ScalarStyle.Plain);
        }

        if (parser.TryConsume<SequenceStart>(out var list))
        {
            List<YamlPart> parts = [];
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                parts.Add(Part(parser, $"{path}[{parts.Count}]", depth + 1));
            }

            return new YamlList(Line(list), parts);
        }

        if (parser.TryConsume<MappingStart>(out var map))
        {
            return Map(parser, map, path, depth);
        }

        var other = parser.Current!;
        throw new YamlException(other.Start, other.End, "aliases (*name) are not used in these files");
    }

    private YamlMap Map(Parser parser, MappingStart map, string path, int depth)
    {
        Dictionary<string, YamlEntry> entries = [];
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                var here = parser.Current!;
                throw new YamlException(here.Start, here.End, "a key is expected here");
            }

            var keyPath = path.Length == 0 ? key.Value : $"{path}.{key.Value}";
            var value = Part(parser, keyPath, depth + 1);
            if (!entries.TryAdd(key.Value, new(key.Value, Line(key), value)))
            {
                problems.Add(FileRules.TwiceWrittenKey.At(
                    file, Line(key), keyPath, $"\"{key.Value}\" is already written on line {entries[key.Value].Line}. Keep one of the two."));
            }
        }

        return new(Line(map), [.. entries.Values]);
    }

    private static int Line(ParsingEvent part) => (int)part.Start.Line;

    private YamlPart? Refuse(int line, string reason)
    {
        problems.Add(FileRules.Syntax.At(
            file, Math.Max(1, line), "", $"This is not YAML that we can read: {reason}. Correct this line or one near it."));
        return null;
    }
}
