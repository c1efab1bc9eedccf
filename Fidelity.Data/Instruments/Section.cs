using System.Globalization;
using Fidelity.Core.Instruments;

namespace Fidelity.Data.Instruments;

/// <summary>
/// A section of a file. Each reading method gives the value, or notes the problem in the file and gives something harmless, so that
/// reading goes on and all problems are found. A missing key was noted when the section was opened.
/// </summary>
internal sealed record Section(YamlFile File, YamlMap Map, string Path)
{
    public string Text(string key) => TextOrNull(key) ?? "";

    public string? TextOrNull(string key)
    {
        if (Map.Find(key) is not { } entry)
        {
            return null;
        }

        if (entry.Value is YamlText { Value: var text } && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        Wrong(entry, "a text");
        return null;
    }

    public double? Number(string key) => Map.Find(key) is not { } entry
        ? null
        : entry.Value is YamlText { IsQuoted: false, Value: var text }
            && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : Wrong<double>(entry, "a number");

    public int? Integer(string key) => Map.Find(key) is not { } entry ? null : Whole(entry.Value) ?? Wrong<int>(entry, "a whole number");

    public bool Flag(string key) => Map.Find(key) is { } entry
        && (entry.Value is YamlText { IsQuoted: false, Value: "true" or "false" } text ? text.Value == "true" : Wrong<bool>(entry, "true or false") ?? false);

    /// <summary>One of a few words, each with what it means.</summary>
    public T Word<T>(string key, IReadOnlyDictionary<string, T> meanings, T whenMissing)
    {
        if (Map.Find(key) is not { } entry)
        {
            return whenMissing;
        }

        if (entry.Value is YamlText { Value: var word } && meanings.TryGetValue(word, out var meaning))
        {
            return meaning;
        }

        var given = entry.Value is YamlText { Value: var wrong } ? $"\"{wrong}\"" : "This";
        File.Complain(FileRules.UnknownWord, entry.Line, At(key), $"{given} is not a value of \"{key}\". Use one of: {string.Join(", ", meanings.Keys)}.");
        return whenMissing;
    }

    public IReadOnlyList<string> Texts(string key) =>
        [.. Parts(key).Select((part, index) => part is YamlText { Value.Length: > 0 } text ? text.Value : WrongPart(part, $"{At(key)}[{index}]", "a text")).OfType<string>()];

    public IReadOnlyList<int> Integers(string key)
    {
        List<int> numbers = [];
        foreach (var (part, index) in Parts(key).Select((part, index) => (part, index)))
        {
            if (Whole(part) is { } number)
            {
                numbers.Add(number);
            }
            else
            {
                WrongPart(part, $"{At(key)}[{index}]", "a whole number");
            }
        }

        return numbers;
    }

    /// <summary>A text in every language of the file.</summary>
    public LocalizedText? Localized(string key)
    {
        if (Map.Find(key) is not { } entry)
        {
            return null;
        }

        File.Lines[At(key)] = entry.Line;
        if (entry.Value is YamlMap map)
        {
            return new Section(File, map, At(key)).InEveryLanguage([]);
        }

        Wrong(entry, $"a text in each language ({string.Join(", ", File.Languages)})");
        return null;
    }

    /// <summary>This section's texts by language; the other keys are those it may have besides.</summary>
    public LocalizedText InEveryLanguage(IReadOnlyList<string> otherKeys)
    {
        Dictionary<string, string> texts = [];
        foreach (var language in File.Languages)
        {
            if (Map.Find(language) is null)
            {
                File.Complain(FileRules.Language, Map.Line, At(language), $"The text in \"{language}\" is missing. Add it: every text is in each of {string.Join(", ", File.Languages)}.");
            }
            else if (TextOrNull(language) is { } text)
            {
                texts[language] = text;
                File.Lines[At(language)] = Map.Find(language)!.Line;
            }
        }

        foreach (var entry in Map.Entries.Where(entry => otherKeys.Count == 0 && !File.Languages.Contains(entry.Key)))
        {
            File.Complain(FileRules.Language, entry.Line, At(entry.Key), $"\"{entry.Key}\" is not among the languages of this file. Remove it, or add it to \"languages\" and to every text.");
        }

        return new(texts);
    }

    public Section? Part(string key, Shape shape) => Map.Find(key) is { } entry ? File.Section(entry.Value, At(key), shape) : null;

    /// <summary>Every section of a list; those that are no sections have been noted and are left out.</summary>
    public IEnumerable<Section> List(string key, Shape shape) =>
        Parts(key).Select((part, index) => File.Section(part, $"{At(key)}[{index}]", shape)).OfType<Section>();

    /// <summary>The entries of a section whose keys are names that the file's author chose.</summary>
    public IEnumerable<YamlEntry> Named(string key)
    {
        if (Map.Find(key) is not { } entry)
        {
            return [];
        }

        if (entry.Value is YamlMap map)
        {
            return map.Entries;
        }

        Wrong(entry, "a section with a name for each part");
        return [];
    }

    public string At(string key) => YamlFile.Join(Path, key);

    private IReadOnlyList<YamlPart> Parts(string key)
    {
        if (Map.Find(key) is not { } entry)
        {
            return [];
        }

        if (entry.Value is YamlList list)
        {
            return list.Parts;
        }

        Wrong(entry, "a list");
        return [];
    }

    private static int? Whole(YamlPart part) =>
        part is YamlText { IsQuoted: false, Value: var text } && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private void Wrong(YamlEntry entry, string expected) => WrongPart(entry.Value, At(entry.Key), expected);

    private T? Wrong<T>(YamlEntry entry, string expected)
        where T : struct
    {
        Wrong(entry, expected);
        return null;
    }

    private string? WrongPart(YamlPart part, string path, string expected)
    {
        File.Complain(FileRules.WrongType, part.Line, path, $"{Capital(expected)} is expected here. Correct what is written.");
        return null;
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
