namespace Fidelity.Core.Instruments;

/// <summary>INS-090 to INS-099: the languages that surveys are in.</summary>
internal static class LanguageRules
{
    public static IReadOnlyList<InstrumentRule> All { get; } =
    [
        new("INS-090", "Every language of a questionnaire has its words", true, Wordless),
        new("INS-091", "A word has the places that numbers are put into", false, LostPlaces),
    ];

    private static IEnumerable<Breach> Wordless(LibraryDraft draft) =>
        from instrument in draft.Instruments
        from tag in instrument.Value.Languages
        where draft.Languages.All(language => language.Value.Tag != tag)
        select new Breach(
            instrument.At("languages"), $"There is no languages/{tag}.yaml, so the pages could not speak \"{tag}\". Add that file, or remove the language.");

    private static IEnumerable<Breach> LostPlaces(LibraryDraft draft) =>
        from language in draft.Languages
        from words in new[] { (Path: "words", Texts: language.Value.Words), (Path: "forAdults", Texts: language.Value.WordsForAdults) }
        from word in words.Texts
        from place in WordPlaces.Of(word.Key)
        where !word.Value.Contains(place, StringComparison.Ordinal)
        select new Breach(
            language.At($"{words.Path}.{WordKeys.Of(word.Key)}"), $"This text has lost its {place}, where a number is put. Write {place} where the number belongs.");
}

/// <summary>How a word is called in the files.</summary>
public static class WordKeys
{
    public static string Of(Word word) => char.ToLowerInvariant(word.ToString()[0]) + word.ToString()[1..];
}
