using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;

namespace Fidelity.Core.Responses;

/// <summary>What posted answers must satisfy before anything of them is saved: codes <c>ANS-…</c>.</summary>
public static class AnswerRules
{
    private static readonly (string Code, Func<PostedAnswers, Instrument, IEnumerable<string>> Offenders, string Message)[] Rules =
    [
        ("ANS-001", UnknownItems, "This survey does not ask that question: open the page again and answer there."),
        ("ANS-002", NotOffered, "That answer is not one of the choices: pick one of those on the page."),
        ("ANS-003", TooLong, $"The text is too long: keep it under {OpenAnswer.LongestText} characters."),
        ("ANS-004", UnaskedText, "This survey has no question that is answered with a text: leave it out."),
        ("ANS-005", UnaskedConsent, "This survey does not ask for consent: leave it out."),
    ];

    public static IReadOnlyList<string> Codes => [.. Rules.Select(rule => rule.Code)];

    /// <summary>All problems at once; <see cref="Problem.Column"/> names the item.</summary>
    public static IReadOnlyList<Problem> Check(PostedAnswers posted, Instrument instrument) =>
    [
        .. Rules.SelectMany(rule => rule.Offenders(posted, instrument)
            .Select(offender => new Problem(rule.Code, rule.Message, Column: offender))),
    ];

    private static IEnumerable<string> UnknownItems(PostedAnswers posted, Instrument instrument) =>
        posted.Codes.Keys.Except(instrument.Items.Select(item => item.Id)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> NotOffered(PostedAnswers posted, Instrument instrument) =>
        instrument.Items
            .Where(item => posted.Codes.TryGetValue(item.Id, out var code) && code != 0 && !item.Accepts(code))
            .Select(item => item.Id);

    private static IEnumerable<string> TooLong(PostedAnswers posted, Instrument instrument) =>
        posted.Text?.Trim().Length > OpenAnswer.LongestText ? ["text"] : [];

    private static IEnumerable<string> UnaskedText(PostedAnswers posted, Instrument instrument) =>
        !string.IsNullOrWhiteSpace(posted.Text) && instrument.OpenQuestion is null ? ["text"] : [];

    private static IEnumerable<string> UnaskedConsent(PostedAnswers posted, Instrument instrument) =>
        posted.Consents is not null && instrument.Consent is null ? ["consent"] : [];
}
