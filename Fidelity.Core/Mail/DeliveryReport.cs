using System.Text.RegularExpressions;

namespace Fidelity.Core.Mail;

/// <summary>
/// What a mail server reports about a mail that it had taken over (RFC 3464: <c>multipart/report</c> with a part
/// <c>message/delivery-status</c>). Absence notices and other answers are none.
/// </summary>
/// <param name="MessageId">Of the mail that was sent, without angle brackets.</param>
/// <param name="HasFailed">False for a report of a delay, or that it was delivered or passed on.</param>
/// <param name="Reason">The status code and the receiving server's own words, e.g. <c>5.1.1 550 no such user</c>.</param>
public sealed partial record DeliveryReport(string MessageId, bool HasFailed, string Reason)
{
    private static readonly string[] HoldsTheOriginal = ["message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"];

    /// <param name="message">The whole file, one character a byte.</param>
    /// <returns>Null when it is no delivery report, or does not say about which mail.</returns>
    public static DeliveryReport? Read(string message)
    {
        var report = MimePart.Read(message);
        var parts = report.WithParts().ToList();
        if (parts.FirstOrDefault(part => part.MediaType is "message/delivery-status" or "message/global-delivery-status") is not { } status)
        {
            return null;
        }

        // The first group is about the mail, each further one about a recipient; ours have one.
        var groups = BlankLines().Split(status.Content.Trim('\n')).Select(MimePart.ReadFields).ToList();
        var recipient = groups.Find(HasFailedIn) ?? groups.LastOrDefault(group => group.ContainsKey("Action"));
        return recipient is not null && OriginalIdOf(report, parts, groups[0]) is { } id
            ? new(id, HasFailedIn(recipient), ReasonOf(recipient))
            : null;
    }

    private static bool HasFailedIn(IReadOnlyDictionary<string, string> group) =>
        string.Equals(group.GetValueOrDefault("Action"), "failed", StringComparison.OrdinalIgnoreCase);

    /// <summary>Servers that send nothing of the mail back name it at least in a field of their own, or answer to it.</summary>
    private static string? OriginalIdOf(MimePart report, List<MimePart> parts, IReadOnlyDictionary<string, string> aboutTheMail)
    {
        var original = parts.Find(part => HoldsTheOriginal.Contains(part.MediaType));
        var id = (original is null ? null : MimePart.Read(original.Content).Headers.GetValueOrDefault("Message-ID"))
            ?? aboutTheMail.GetValueOrDefault("Original-Message-ID")
            ?? aboutTheMail.GetValueOrDefault("X-Original-Message-ID")
            ?? report.Headers.GetValueOrDefault("Original-Message-ID")
            ?? report.Headers.GetValueOrDefault("In-Reply-To");
        return id is not null && InBrackets().Match(id) is { Success: true } found ? found.Groups[1].Value : null;
    }

    private static string ReasonOf(IReadOnlyDictionary<string, string> recipient)
    {
        var status = recipient.GetValueOrDefault("Status", "");
        // "smtp; 550 5.1.1 no such user": what kind of words they are is of no use to a reader.
        var words = recipient.GetValueOrDefault("Diagnostic-Code", "");
        words = words[(words.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim();
        return words.Contains(status, StringComparison.Ordinal) ? words : $"{status} {words}".Trim();
    }

    [GeneratedRegex(@"\n[ \t]*\n[\s]*")]
    private static partial Regex BlankLines();

    [GeneratedRegex("<([^<>]+)>")]
    private static partial Regex InBrackets();
}
