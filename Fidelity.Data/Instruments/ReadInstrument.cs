using Fidelity.Core.Instruments;

namespace Fidelity.Data.Instruments;

/// <summary>Makes one questionnaire out of its file.</summary>
internal static class ReadInstrument
{
    private static readonly LocalizedText NoText = new(new Dictionary<string, string>());

    internal static readonly Dictionary<string, ItemDirection> Directions = new()
    {
        ["higherIsBetter"] = ItemDirection.HigherIsBetter,
        ["lowerIsBetter"] = ItemDirection.LowerIsBetter,
        ["descriptive"] = ItemDirection.Descriptive,
    };

    /// <summary>PPRA's protected areas (20 U.S.C. 1232h), in a word each.</summary>
    internal static readonly Dictionary<string, string> Sensitivities = new[]
    {
        "none", "politics", "mental-health", "sex", "illegal-behavior", "family-appraisal", "privileged-relations", "religion", "income",
    }.ToDictionary(word => word);

    public static Instrument? From(YamlFile file, string text, string hash)
    {
        if (file.Read(text, Shapes.Instrument) is not { } whole)
        {
            return null;
        }

        file.Languages = whole.Texts("languages");
        var grades = whole.Part("grades", Shapes.Grades);
        var optionSets = OptionSets(whole);
        return new(
            whole.Text("id"),
            whole.Text("version"),
            whole.Word("role", Roles.ByWord, RespondentRole.Teacher),
            grades?.Integer("lowest"),
            grades?.Integer("highest"),
            whole.Integer("minutes") ?? 0,
            whole.Flag("asksForClass"),
            file.Languages,
            whole.Localized("title") ?? NoText,
            whole.Localized("introduction") ?? NoText,
            [.. whole.List("pages", Shapes.Page).Select(page => Page(page, optionSets))],
            whole.Localized("openQuestion"),
            whole.Localized("consent"),
            hash);
    }

    private static Dictionary<string, IReadOnlyList<AnswerOption>> OptionSets(Section whole)
    {
        Dictionary<string, IReadOnlyList<AnswerOption>> sets = [];
        foreach (var name in whole.Named("optionSets").Select(entry => entry.Key))
        {
            var set = whole.Map.Find("optionSets")!.Value as YamlMap;
            sets[name] =
            [
                .. new Section(whole.File, set!, "optionSets").List(name, Shapes.Option)
                    .Select(option => new AnswerOption(option.Integer("code") ?? 0, option.InEveryLanguage(Shapes.Option.Required))),
            ];
        }

        return sets;
    }

    private static InstrumentPage Page(Section page, Dictionary<string, IReadOnlyList<AnswerOption>> optionSets)
    {
        var dimension = page.Text("dimension");
        return new(
            dimension,
            page.Localized("heading") ?? NoText,
            page.Localized("note"),
            [.. page.List("items", Shapes.Item).Select(item => Item(item, dimension, optionSets))]);
    }

    private static Item Item(Section item, string dimension, Dictionary<string, IReadOnlyList<AnswerOption>> optionSets)
    {
        var set = item.Text("options");
        if (set.Length > 0 && !optionSets.ContainsKey(set))
        {
            item.File.Complain(
                FileRules.UnknownOptionSet,
                item.Map.Find("options")!.Line,
                item.At("options"),
                $"There is no option set \"{set}\" in this file. Define it under optionSets, or use one of: {string.Join(", ", optionSets.Keys)}.");
        }

        return new(
            item.Text("id"),
            item.TextOrNull("dimension") ?? dimension,
            item.Localized("stem") ?? NoText,
            optionSets.GetValueOrDefault(set, []),
            item.Integers("favorable"),
            item.Word("direction", Directions, ItemDirection.HigherIsBetter),
            item.Flag("reversed"),
            item.Word("sensitivity", Sensitivities, "none"),
            item.Map.Line) { Continues = item.TextOrNull("continues") };
    }
}
