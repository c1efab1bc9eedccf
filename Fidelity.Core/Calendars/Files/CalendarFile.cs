using System.Text;
using Fidelity.Core.Problems;

namespace Fidelity.Core.Calendars.Files;

/// <summary>What an iCalendar file holds for a school.</summary>
/// <param name="Uids">Of all its events, cancelled ones and those outside the asked days included.</param>
/// <param name="Problems">Why the file cannot be used; empty when it can.</param>
/// <param name="Warnings">What in it had to be left out.</param>
public sealed record CalendarFile(
    IReadOnlyList<FileEvent> Events, IReadOnlySet<string> Uids, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Warnings)
{
    /// <summary>Bytes; a district's calendar of ten years is a tenth of it.</summary>
    public const int LargestFile = 2 * 1024 * 1024;

    /// <summary>More nobody looks through.</summary>
    public const int MostEvents = 600;

    /// <param name="name">As its owner calls it; problems name it so.</param>
    /// <param name="timeZone">The school's clock, IANA name: it decides on which day an event is.</param>
    /// <param name="asked">Events outside these days are left out.</param>
    public static CalendarFile Read(string name, ReadOnlyMemory<byte> bytes, string timeZone, DayRange asked)
    {
        if (bytes.Length is 0 or > LargestFile)
        {
            return Refused(CalendarFileRules.SizeIsSensible.Broken(name));
        }

        if (Decode(bytes.Span) is not { } text)
        {
            return Refused(CalendarFileRules.IsText.Broken(name));
        }

        var reader = new CalendarFileReader(name, timeZone, asked);
        return reader.Read(ContentLine.Of(text));
    }

    private static CalendarFile Refused(Problem problem) => new([], new HashSet<string>(), [problem], []);

    private static string? Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return text.Contains('\0') ? null : text.TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
