using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Data.Responses;

namespace Fidelity.Web.Respond;

/// <summary>One respondent's survey in one language: what every page of it needs.</summary>
/// <param name="Access">The token or code of the address.</param>
/// <param name="Root">Of <see cref="SurveyAddresses"/>.</param>
public sealed record SurveyView(SurveyReady Survey, string Access, SurveyLanguage Language, string Root = SurveyAddresses.Root)
{
    public Instrument Instrument => Survey.Instrument;

    public AnswerSheet Sheet => Survey.Sheet;

    public string Title => In(Instrument.Title);

    public string? Demonstration => Survey.IsDemonstration ? Say(Word.Demonstration) : null;

    /// <summary>The open question and the consent come on a page of their own after the others.</summary>
    public bool HasLastPage => Instrument.OpenQuestion is not null || Instrument.Consent is not null;

    public int PageCount => Instrument.Pages.Count + (HasLastPage ? 1 : 0);

    /// <summary>Where the language is chosen.</summary>
    public string Home => $"{Root}/{Access}";

    public string Welcome => $"{Home}/{Language.Tag}";

    public string Review => $"{Welcome}/review";

    /// <summary>All of the pages at once, for the script.</summary>
    public string Ahead => $"{Welcome}/ahead";

    /// <summary>Where the script sends answers.</summary>
    public string Answers => $"{Home}/answers";

    public string Thanks => SurveyAddresses.Thanks(Root, Language.Tag);

    /// <summary>Where somebody who comes, or comes back, goes on.</summary>
    public string GoOn => Sheet.FirstUntouchedPage is { } page ? Page(page) : Review;

    public bool IsBegun => Instrument.Items.Any(Sheet.HasAnswered);

    public IEnumerable<SurveyLanguage> OtherLanguages => Survey.Languages.Where(language => language.Tag != Language.Tag);

    public string Say(Word word, params int[] values) => Language.Say(word, Instrument.Role, values);

    public string In(LocalizedText text) => text.In(Language.Tag);

    /// <summary>The page's questions; null on the last page.</summary>
    public InstrumentPage? Questions(int number) => number <= Instrument.Pages.Count ? Instrument.Pages[number - 1] : null;

    public string Page(int number) => $"{Welcome}/{number}";

    /// <summary>The page with a way back to the review.</summary>
    public string PageFromReview(int number) => $"{Page(number)}?from=review";

    public string After(int number) => number < PageCount ? Page(number + 1) : Review;

    public string Before(int number) => number > 1 ? Page(number - 1) : Welcome;
}
