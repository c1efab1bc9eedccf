using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Data.Responses;

namespace Fidelity.Web.Respond;

/// <summary>One respondent's survey in one language: what every page of it needs.</summary>
/// <param name="Access">The token or code of the address.</param>
public sealed record SurveyView(SurveyReady Survey, string Access, string Language)
{
    public Instrument Instrument => Survey.Instrument;

    public AnswerSheet Sheet => Survey.Sheet;

    public Words Words => Words.In(Language, Instrument.Role);

    public string Title => Instrument.Title.In(Language);

    /// <summary>The open question and the consent come on a page of their own after the others.</summary>
    public bool HasLastPage => Instrument.OpenQuestion is not null || Instrument.Consent is not null;

    public int PageCount => Instrument.Pages.Count + (HasLastPage ? 1 : 0);

    public string Welcome => $"/s/{Access}/{Language}";

    public string Review => $"{Welcome}/review";

    /// <summary>Where somebody who comes, or comes back, goes on.</summary>
    public string GoOn => Sheet.FirstUntouchedPage is { } page ? Page(page) : Review;

    public bool IsBegun => Instrument.Items.Any(Sheet.HasAnswered);

    public IEnumerable<string> OtherLanguages => Survey.Languages.Where(language => language != Language);

    /// <summary>The page's questions; null on the last page.</summary>
    public InstrumentPage? Questions(int number) => number <= Instrument.Pages.Count ? Instrument.Pages[number - 1] : null;

    public string Page(int number) => $"{Welcome}/{number}";

    /// <summary>The page with a way back to the review.</summary>
    public string PageFromReview(int number) => $"{Page(number)}?from=review";
}
