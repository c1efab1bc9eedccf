namespace Fidelity.Core.Instruments;

/// <summary>One text in each of an instrument's languages, keyed by BCP 47 tag ("en", "es").</summary>
public sealed record LocalizedText(IReadOnlyDictionary<string, string> ByLanguage)
{
    /// <summary>The text in that language; in English when that language has none (the rules see to it that English is always there).</summary>
    public string In(string language) =>
        ByLanguage.TryGetValue(language, out var text) ? text : ByLanguage.GetValueOrDefault(SurveyLanguage.Fallback, "");

    public override string ToString() => In(SurveyLanguage.Fallback);
}
