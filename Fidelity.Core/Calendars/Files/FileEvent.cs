using System.Security.Cryptography;
using System.Text;

namespace Fidelity.Core.Calendars.Files;

/// <summary>An event of an iCalendar file and the days on which it is, by the school's clock.</summary>
/// <param name="Uid">Stays the same when the calendar is exported again.</param>
/// <param name="Days">By their first day, each once.</param>
/// <param name="IsWholeDay">It is written for whole days, or lasts as long as a school day.</param>
public sealed record FileEvent(string Uid, string Title, IReadOnlyList<DayRange> Days, bool IsWholeDay)
{
    /// <summary>What the event probably says; whoever imports it decides.</summary>
    public EventReading Proposed { get; } = EventReadings.Propose(Title, IsWholeDay);

    /// <summary>Names the event in a form: an exception of a series has the series' UID.</summary>
    public string Key => Hash($"{Uid}\n{Title}\n{Days[0].BeginsOn:yyyyMMdd}")[..16];

    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>Both days are included.</summary>
public readonly record struct DayRange(DateOnly BeginsOn, DateOnly EndsOn)
{
    public bool Touches(DayRange other) => BeginsOn <= other.EndsOn && other.BeginsOn <= EndsOn;
}
