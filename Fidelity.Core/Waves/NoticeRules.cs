using Fidelity.Core.Calendars;
using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;

namespace Fidelity.Core.Waves;

/// <summary>
/// The Protection of Pupil Rights Amendment (PPRA, 20 U.S.C. 1232h): before students are asked about a protected area, their parents are told
/// and can take their child out. A wave with a question so marked (<see cref="Item.Sensitivity"/>) is not planned, and does not open, without
/// the dates for it; a wave without one may have them.
/// </summary>
public static class NoticeRules
{
    /// <summary>
    /// Days from the notice to the opening at least. The law asks for notice in time to decide and names no number (docs/decisions/0016): a
    /// letter goes home, lies over a weekend and comes back, twice.
    /// </summary>
    public const int LeadDays = 10;

    private static readonly (string Code, Func<Notice, bool> IsBroken, string Message)[] Rules =
    [
        ("WAV-031", notice => notice is { IsNeeded: true, On: null },
            $"A survey of this plan asks students about something that the law protects (PPRA): give the day on which parents are told, {LeadDays} days before the opening or earlier."),
        ("WAV-032", notice => notice.On > notice.OpensOn.AddDays(notice.IsNeeded ? -LeadDays : 0),
            $"Parents are told too late: set the notice {LeadDays} days before the opening or earlier (where no question is protected, on the day of opening at the latest)."),
        ("WAV-033", notice => notice is { IsNeeded: true, OptOutBy: null },
            "A survey of this plan asks students about something that the law protects (PPRA): give the last day on which parents can take their child out."),
        ("WAV-034", notice => notice.OptOutBy <= notice.On || notice.OptOutBy > notice.OpensOn,
            "Parents can take their child out after they are told and before the first question is asked: set that last day after the notice, and on the day of opening at the latest."),
    ];

    public static IReadOnlyList<string> Codes => [.. Rules.Select(rule => rule.Code)];

    public static IReadOnlyList<Problem> Check(Wave wave, InstrumentLibrary library) =>
        Check(wave.NoticeOn, wave.OptOutBy, wave.OpensAt, wave.TimeZone, wave.Instruments, library);

    public static IReadOnlyList<Problem> Check(WavePlan plan, InstrumentLibrary library) =>
        Check(plan.Settings.NoticeOn, plan.Settings.OptOutBy, plan.OpensAt, plan.TimeZone, plan.Instruments, library);

    /// <summary>Whether it has a question about a protected area.</summary>
    public static bool Protects(Instrument instrument) => instrument.Items.Any(item => item.Sensitivity != "none");

    private static Problem[] Check(
        DateOnly? on, DateOnly? optOutBy, DateTime opensAt, string timeZone, IReadOnlyList<string> instruments, InstrumentLibrary library)
    {
        // What day it is there cannot be said of a clock that is not known; a rule of its own refuses that.
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _) ? timeZone : TimeZoneInfo.Utc.Id;
        var isNeeded = instruments.Select(library.Find).OfType<Instrument>().Any(Protects);
        var notice = new Notice(isNeeded, on, optOutBy, SchoolClock.DayOf(opensAt, zone));
        return [.. Rules.Where(rule => rule.IsBroken(notice)).Select(rule => new Problem(rule.Code, rule.Message))];
    }

    private sealed record Notice(bool IsNeeded, DateOnly? On, DateOnly? OptOutBy, DateOnly OpensOn);
}
