using System.Globalization;
using Fidelity.Core.Problems;

namespace Fidelity.Core.Instruments;

/// <summary>A language that surveys are in: everything around the questions, as its file in <c>instruments/languages</c> says it.</summary>
/// <param name="Tag">BCP 47, such as "en"; the file's name.</param>
/// <param name="Name">In the language itself.</param>
/// <param name="IsRightToLeft">The direction that it is written in.</param>
/// <param name="Words">Plain ones: the youngest readers are eight.</param>
/// <param name="WordsForAdults">Only those that are others for adults, such as where a language has a polite form.</param>
/// <param name="Problems">What to do about a wrong answer, by the problem's code.</param>
public sealed record SurveyLanguage(
    string Tag,
    string Name,
    bool IsRightToLeft,
    IReadOnlyDictionary<Word, string> Words,
    IReadOnlyDictionary<Word, string> WordsForAdults,
    IReadOnlyDictionary<string, string> Problems)
{
    /// <summary>What everything is in where nothing else is there; the rules see to it that it is.</summary>
    public const string Fallback = "en";

    /// <summary>As HTML names it.</summary>
    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    public string Say(Word word, RespondentRole role, params int[] values)
    {
        var text = role != RespondentRole.Student && WordsForAdults.TryGetValue(word, out var forAdults) ? forAdults : Words[word];
        return WordPlaces.Fill(text, [.. values.Select(value => value.ToString(CultureInfo.InvariantCulture))]);
    }

    public string Explain(Problem problem) => Problems.GetValueOrDefault(problem.Code, problem.Message);
}
