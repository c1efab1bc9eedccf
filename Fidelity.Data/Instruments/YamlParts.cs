namespace Fidelity.Data.Instruments;

/// <summary>What a YAML file consists of, each part with the 1-based line where it starts.</summary>
internal abstract record YamlPart(int Line);

/// <param name="IsQuoted">Written in quotes, so that a number in it is meant as text.</param>
internal sealed record YamlText(int Line, string Value, bool IsQuoted) : YamlPart(Line);

internal sealed record YamlList(int Line, IReadOnlyList<YamlPart> Parts) : YamlPart(Line);

internal sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlPart(Line)
{
    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
}

internal sealed record YamlEntry(string Key, int Line, YamlPart Value);
