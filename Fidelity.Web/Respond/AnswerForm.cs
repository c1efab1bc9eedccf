using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>With any value: everything is answered that will be.</summary>
    public const string Submit = "submit";

    public const string ShownText = "shown.text";

    public const string ShownConsent = "shown.consent";

    public const string Yes = "yes";

    public const string No = "no";

    private const string Answer = "a.";

    private const string ShownAnswer = "shown.a.";

    /// <summary>No option has it, so that what is no number is refused like any other answer outside the options.</summary>
    private const int NoCode = -1;

    private const int DigestLetters = 16;

    public static string NameOf(string itemId) => Answer + itemId;

    /// <summary>What the page showed as this question's answer when it was made; not there when it showed none.</summary>
    public static string ShownNameOf(string itemId) => ShownAnswer + itemId;

    public static string WordFor(bool? consents) => consents switch { true => Yes, false => No, null => "" };

    /// <summary>Stands for a text that a page showed: as short for a long one, and good for nothing else.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..DigestLetters];

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

    /// <summary>
    /// What somebody has answered otherwise than the page showed it. What is as it was shown is nobody's wish now: the same survey may have
    /// been answered further in another tab, or on another device, since the page was made.
    /// </summary>
    public static PostedAnswers Read(IFormCollection form) => new(
        form.Keys
            .Where(name => name.StartsWith(Answer, StringComparison.Ordinal))
            .Select(name => (Item: name[Answer.Length..], Posted: form[name].ToString()))
            .Where(answer => answer.Posted != form[ShownNameOf(answer.Item)].ToString())
            .ToDictionary(answer => answer.Item, answer => CodeOf(answer.Posted)),
        // Browsers send line ends as two characters and count them as one.
        form.TryGetValue(Text, out var text) && text.ToString().ReplaceLineEndings("\n") is var typed && Digest(typed.Trim()) != form[ShownText].ToString()
            ? typed
            : null,
        form[Consent].ToString() is var consent && consent == form[ShownConsent].ToString() ? null
            : consent switch { Yes => true, No => false, _ => null });

    private static int CodeOf(string posted) =>
        int.TryParse(posted, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : NoCode;
}
