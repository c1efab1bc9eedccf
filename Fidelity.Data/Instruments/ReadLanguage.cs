using Fidelity.Core.Instruments;

namespace Fidelity.Data.Instruments;

/// <summary>Makes one language out of its file, whose name is the language's tag.</summary>
internal static class ReadLanguage
{
    internal static readonly Dictionary<string, bool> Directions = new() { ["ltr"] = false, ["rtl"] = true };

    public static SurveyLanguage? From(YamlFile file, string text, string hash) =>
        file.Read(text, Shapes.Language) is not { } whole
            ? null
            : new(
                Path.GetFileNameWithoutExtension(file.Name),
                whole.Text("name"),
                whole.Word("direction", Directions, whenMissing: false),
                Words(whole.Part("words", Shapes.Words)),
                Words(whole.Part("forAdults", Shapes.WordsForAdults)),
                Problems(whole.Part("problems", Shapes.AnswerProblems)));

    private static Dictionary<string, string> Problems(Section? part) =>
        Shapes.AnswerProblems.Required.ToDictionary(code => code, code => part?.Text(code) ?? "");

    private static Dictionary<Word, string> Words(Section? part)
    {
        Dictionary<Word, string> words = [];
        foreach (var word in Enum.GetValues<Word>())
        {
            if (part?.TextOrNull(WordKeys.Of(word)) is { } text)
            {
                words[word] = text;
            }
        }

        return words;
    }
}
