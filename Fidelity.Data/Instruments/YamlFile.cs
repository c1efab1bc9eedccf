using Fidelity.Core.Problems;

namespace Fidelity.Data.Instruments;

/// <summary>One file while it is read: what is wrong with it so far, and on which line each part stands.</summary>
internal sealed class YamlFile(string name)
{
    public string Name => name;

    public List<Problem> Problems { get; } = [];

    public Dictionary<string, int> Lines { get; } = [];

    /// <summary>Languages in which every text of this file must be; set as soon as they have been read.</summary>
    public IReadOnlyList<string> Languages { get; set; } = [Core.Instruments.SurveyLanguage.Fallback];

    /// <summary>The whole file as a section; null when it is no YAML or no section.</summary>
    public Section? Read(string text, Shape shape) =>
        new ParseYaml(name, Problems).Read(text) is { } content ? Section(content, "", shape) : null;

    public Section? Section(YamlPart part, string path, Shape shape)
    {
        Lines[path] = part.Line;
        if (part is not YamlMap map)
        {
            Complain(FileRules.WrongType, part.Line, path, $"A section with keys is expected here. It must have: {string.Join(", ", shape.Required)}.");
            return null;
        }

        foreach (var entry in map.Entries)
        {
            Lines[Join(path, entry.Key)] = entry.Line;
            if (!shape.Knows(entry.Key) && !(shape.IsText && Languages.Contains(entry.Key)))
            {
                Complain(FileRules.UnknownKey, entry.Line, Join(path, entry.Key), $"\"{entry.Key}\" is no key of this section. Correct its spelling or remove it; known are: {string.Join(", ", shape.Required.Concat(shape.Optional))}.");
            }
        }

        foreach (var key in shape.Required.Where(key => map.Find(key) is null))
        {
            Complain(FileRules.MissingKey, map.Line, Join(path, key), $"\"{key}\" is missing from this section. Add it.");
        }

        return new(this, map, path);
    }

    public void Complain(FileRule rule, int line, string path, string message) => Problems.Add(rule.At(name, line, path, message));

    public static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
