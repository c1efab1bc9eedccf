using System.Globalization;
using Fidelity.Core.Responses;

namespace Fidelity.Web.Respond;

/// <summary>The names of a page's form fields, and what a posted form says.</summary>
public static class AnswerForm
{
    public const string Text = "text";

    public const string Consent = "consent";

    public const string Go = "go";

    public const string GoBack = "back";

    public const string GoReview = "review";

    /// <summary>Followed by the language's tag.</summary>
    public const string GoLanguage = "language-";

    public const string Yes = "yes";

    public const string No = "no";

    private const string Answer = "a.";

    /// <summary>No option has it, so that what is no number is refused like any other answer outside the options.</summary>
    private const int NoCode = -1;

    public static string NameOf(string itemId) => Answer + itemId;

    /// <summary>Null when what was sent is no form, or one that cannot be read, or too large.</summary>
    public static async Task<IFormCollection?> ReceiveAsync(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : null;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException)
        {
            // The framework's only way of saying so; it is the sender's mistake and not ours.
            return null;
        }
    }

    public static PostedAnswers Read(IFormCollection form) => new(
        form.Keys
            .Where(name => name.StartsWith(Answer, StringComparison.Ordinal))
            .ToDictionary(name => name[Answer.Length..], name => CodeOf(form[name].ToString())),
        // Browsers send line ends as two characters and count them as one.
        form.TryGetValue(Text, out var text) ? text.ToString().ReplaceLineEndings("\n") : null,
        form[Consent].ToString() switch { Yes => true, No => false, _ => null });

    private static int CodeOf(string posted) =>
        int.TryParse(posted, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : NoCode;
}
