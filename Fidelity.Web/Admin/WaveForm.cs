using System.Globalization;
using Fidelity.Core.Calendars;
using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Web.Layout;

namespace Fidelity.Web.Admin;

/// <summary>
/// The plan of a wave as it was typed: it goes back to the page unchanged when something is wrong, and says for each problem which
/// field it belongs to.
/// </summary>
public sealed class WaveForm
{
    public const string UnreadableTime = "WEB-001";

    private const string InputFormat = "yyyy-MM-dd'T'HH:mm";

    public string Name { get; set; } = "";

    public string Opens { get; set; } = "";

    public string Closes { get; set; } = "";

    public string Reminders { get; set; } = "";

    public string TimeZone { get; set; } = "";

    public HashSet<string> Instruments { get; init; } = [];

    public HashSet<string> Languages { get; init; } = [];

    public HashSet<OrganizationId> Schools { get; init; } = [];

    /// <summary>Two school weeks from next Monday, everybody asked in every language: what most people want.</summary>
    public static WaveForm Suggested(DateTime now, string timeZone, InstrumentLibrary library, IEnumerable<OrganizationId> schools)
    {
        var local = SchoolClock.At(now, timeZone).Date;
        var monday = local.AddDays(((int)DayOfWeek.Monday - (int)local.DayOfWeek + 6) % 7 + 1);
        return new WaveForm
        {
            Opens = Text(monday.AddHours(8)),
            Closes = Text(monday.AddDays(11).AddHours(17)),
            Reminders = $"{WaveSettings.Usual.MostReminders}",
            TimeZone = timeZone,
            Instruments = [.. library.Newest.Select(instrument => instrument.Key)],
            Languages = [.. library.Newest.SelectMany(instrument => instrument.Languages).Distinct()],
            Schools = [.. schools],
        };
    }

    public static WaveForm Read(IFormCollection form) => new()
    {
        Name = form["name"].ToString().Trim(),
        Opens = form["opens"].ToString(),
        Closes = form["closes"].ToString(),
        Reminders = form["reminders"].ToString().Trim(),
        TimeZone = form["zone"].ToString(),
        Instruments = [.. form["instrument"].OfType<string>()],
        Languages = [.. form["language"].OfType<string>()],
        Schools = OrganizationChoices.Read(form),
    };

    /// <summary>
    /// The plan, and what could not be read of it. Where a time could not be read the plan holds a harmless one, so that everything
    /// else can be checked and shown in the same go; such a plan must not be saved.
    /// </summary>
    public (WavePlan Plan, IReadOnlyList<Problem> Unreadable) ToPlan(DateTime now)
    {
        List<Problem> unreadable = [];
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var opens = Instant(Opens, zone, "opening time", "opens", unreadable) ?? now;
        var closes = Instant(Closes, zone, "closing time", "closes", unreadable) ?? (opens > now ? opens : now).AddDays(1);
        // What is no number is outside the range that the rules know: their message says what to do.
        var reminders = int.TryParse(Reminders, CultureInfo.InvariantCulture, out var number) ? number : -1;
        var plan = new WavePlan(Name, opens, closes, TimeZone, [.. Instruments.Order()], [.. Languages.Order()], [.. Schools])
        {
            Settings = new WaveSettings(reminders),
        };
        return (plan, unreadable);
    }

    /// <summary>The field that a problem is shown at.</summary>
    public static string FieldOf(Problem problem) => problem.Code switch
    {
        "WAV-001" => "name",
        "WAV-002" or "WAV-003" or "WAV-004" => "closes",
        "WAV-005" or "WAV-012" => "schools",
        "WAV-006" or "WAV-007" => "instruments",
        "WAV-008" or "WAV-009" => "languages",
        "WAV-010" => "reminders",
        "WAV-011" => "zone",
        UnreadableTime => problem.Column,
        _ => "",
    };

    private static DateTime? Instant(string typed, TimeZoneInfo zone, string what, string field, List<Problem> unreadable)
    {
        if (!DateTime.TryParseExact(typed, InputFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            unreadable.Add(new Problem(UnreadableTime, $"Give the {what} as a date and a time, such as 2026-10-05T08:00.", Column: field));
            return null;
        }

        if (zone.IsInvalidTime(local))
        {
            unreadable.Add(new Problem(
                UnreadableTime, $"The {what} does not exist in {LocalTimes.SayZone(zone.Id)}: clocks are put forward then. Choose an hour later.", Column: field));
            return null;
        }

        return TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }

    private static string Text(DateTime local) => local.ToString(InputFormat, CultureInfo.InvariantCulture);
}
