using System.Globalization;
using Fidelity.Core.Calendars;
using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;

namespace Fidelity.Web.Waves;

/// <summary>
/// The plan of a wave, or of a year's waves, as it was typed in four steps. It goes from step to step in the form itself, so that
/// nothing is saved before the end and nothing that was typed is lost.
/// </summary>
public sealed class PlanForm
{
    public const string UnreadableDate = "WEB-001";

    public const string Anonymous = "anonymous";

    public const string Confidential = "confidential";

    public const string Extend = "extend";

    public const string Keep = "keep";

    private const string DayFormat = "yyyy-MM-dd";

    public HashSet<OrganizationId> Schools { get; init; } = [];

    public HashSet<string> Instruments { get; init; } = [];

    public HashSet<string> Languages { get; init; } = [];

    public string Cadence { get; init; } = CadenceChoices.Once;

    public string EveryWeeks { get; init; } = "4";

    /// <summary>The choice that the windows were suggested for; another one asks for new windows.</summary>
    public string WindowsFor { get; set; } = "";

    public IReadOnlyList<TypedWindow> Windows { get; set; } = [];

    public string Reminders { get; init; } = $"{WaveSettings.Usual.MostReminders}";

    public string Privacy { get; init; } = Confidential;

    public string Closures { get; init; } = Extend;

    /// <summary>Days before the opening; empty where parents need not be told.</summary>
    public string NoticeDays { get; init; } = "";

    public string OptOutDays { get; init; } = "";

    public string Choice => Cadence == CadenceChoices.Pulse ? $"{Cadence} {EveryWeeks}" : Cadence;

    /// <summary>Everybody asked in every language: what most people want.</summary>
    public static PlanForm Suggested(InstrumentLibrary library, IEnumerable<OrganizationId> schools) => new()
    {
        Schools = [.. schools],
        Instruments = [.. library.Newest.Select(instrument => instrument.Key)],
        Languages = [.. library.Newest.SelectMany(instrument => instrument.Languages).Distinct()],
    };

    /// <param name="allowed">The schools that the reader may plan for; others are not read.</param>
    public static PlanForm Read(IFormCollection form, IReadOnlySet<OrganizationId> allowed) => new()
    {
        Schools = [.. form["school"].Select(Number).Select(id => new OrganizationId(id)).Where(allowed.Contains)],
        Instruments = [.. form["instrument"].OfType<string>()],
        Languages = [.. form["language"].OfType<string>()],
        Cadence = Text(form, "cadence"),
        EveryWeeks = Text(form, "weeks"),
        WindowsFor = Text(form, "windows-for"),
        Windows = [.. form["name"].Zip(form["opens"], form["closes"])
            .Select(typed => new TypedWindow((typed.First ?? "").Trim(), typed.Second ?? "", typed.Third ?? ""))],
        Reminders = Text(form, "reminders"),
        Privacy = Text(form, "privacy"),
        Closures = Text(form, "closures"),
        NoticeDays = Text(form, "notice"),
        OptOutDays = Text(form, "opt-out"),
    };

    /// <summary>What the steps that are not shown carry along.</summary>
    public IEnumerable<(string Name, string Value)> HiddenAt(PlanStep shown) =>
        Fields().Where(field => field.Step != shown).Select(field => (field.Name, field.Value));

    /// <summary>
    /// The plans, and what could not be read of them. Where a date could not be read the plan holds a harmless one, so that everything
    /// else can be checked and shown in the same go; such plans must not be saved.
    /// </summary>
    /// <param name="calendar">By whose clock and bells the windows open and close.</param>
    public (IReadOnlyList<WavePlan> Plans, IReadOnlyList<PlanProblem> Problems) ToPlans(SchoolCalendar calendar, DateTime now, InstrumentLibrary library)
    {
        List<PlanProblem> problems = [];
        List<WavePlan> plans = [];
        var typed = Windows.Index().Where(window => !window.Item.IsEmpty).ToList();
        // Without a window the rules would have nothing to check: one without a name says what is missing.
        foreach (var (index, window) in typed.Count > 0 ? typed : [(0, new TypedWindow("", "", ""))])
        {
            var unreadable = problems.Count;
            var opens = Day(window.Opens, "opening date", $"opens-{index}", problems);
            var closes = Day(window.Closes, "closing date", $"closes-{index}", problems);
            var today = SchoolClock.DayOf(now, calendar.TimeZone);
            var plan = ToPlan(window.Name, opens ?? today, closes ?? (opens > today ? opens.Value : today), calendar);
            plans.Add(plan);
            problems.AddRange(WaveRules.Check(plan, now, library).Select(problem => PlanProblem.Of(problem, index)));
        }

        return (plans, [.. problems.DistinctBy(problem => (problem.Field, problem.Problem.Code))]);
    }

    private static string Text(IFormCollection form, string name) => form[name].ToString().Trim();

    private static long Number(string? typed) => long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static DateOnly? Day(string typed, string what, string field, List<PlanProblem> problems)
    {
        if (DateOnly.TryParseExact(typed, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        problems.Add(new(PlanStep.When, field, new Problem(UnreadableDate, $"Give the {what} as a date, such as 2026-10-05.")));
        return null;
    }

    private IEnumerable<(PlanStep Step, string Name, string Value)> Fields()
    {
        IEnumerable<(PlanStep, string, string)> one =
        [
            (PlanStep.When, "cadence", Cadence), (PlanStep.When, "weeks", EveryWeeks), (PlanStep.When, "windows-for", WindowsFor),
            (PlanStep.How, "reminders", Reminders), (PlanStep.How, "privacy", Privacy), (PlanStep.How, "closures", Closures),
            (PlanStep.How, "notice", NoticeDays), (PlanStep.How, "opt-out", OptOutDays),
        ];
        return
        [
            .. Schools.Select(school => (PlanStep.Who, "school", $"{school.Value}")),
            .. Instruments.Select(instrument => (PlanStep.Who, "instrument", instrument)),
            .. Languages.Select(language => (PlanStep.Who, "language", language)),
            .. one,
            .. Windows.SelectMany(window => new[] { ("name", window.Name), ("opens", window.Opens), ("closes", window.Closes) })
                .Select(field => (PlanStep.When, field.Item1, field.Item2)),
        ];
    }

    private WavePlan ToPlan(string name, DateOnly opens, DateOnly closes, SchoolCalendar calendar)
    {
        var window = PlanWindow.Of(calendar, opens, closes);
        return new WavePlan(
            name, window.OpensAt, window.ClosesAt, calendar.TimeZone, [.. Instruments.Order()], [.. Languages.Order()], [.. Schools.OrderBy(id => id.Value)])
        {
            // What is no number is outside the range that the rules know: their message says what to do.
            Settings = new WaveSettings(
                int.TryParse(Reminders, CultureInfo.InvariantCulture, out var reminders) ? reminders : -1,
                ExtendsForClosures: Closures != Keep,
                IsAnonymous: Privacy == Anonymous,
                NoticeOn: Before(opens, NoticeDays),
                OptOutBy: Before(opens, OptOutDays)),
        };
    }

    private static DateOnly? Before(DateOnly opens, string days) =>
        int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 366 ? opens.AddDays(-number) : null;
}

/// <summary>One line of the windows: a wave's name and its first and last day.</summary>
public sealed record TypedWindow(string Name, string Opens, string Closes)
{
    /// <summary>Left out: nothing stands in the line.</summary>
    public bool IsEmpty => Name.Length == 0 && Opens.Length == 0 && Closes.Length == 0;

    public static TypedWindow Of(string name, DateOnly opens, DateOnly closes) => new(name, Text(opens), Text(closes));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Something that is wrong with a plan, with the step and the field where it is mended.</summary>
public sealed record PlanProblem(PlanStep Step, string Field, Problem Problem)
{
    /// <param name="window">0 for the first line.</param>
    public static PlanProblem Of(Problem problem, int window) => problem.Code switch
    {
        "WAV-001" => new(PlanStep.When, $"name-{window}", problem),
        "WAV-002" or "WAV-003" or "WAV-004" => new(PlanStep.When, $"closes-{window}", problem),
        "WAV-005" or "WAV-012" => new(PlanStep.Who, "school", problem),
        "WAV-006" or "WAV-007" => new(PlanStep.Who, "instrument", problem),
        "WAV-008" or "WAV-009" => new(PlanStep.Who, "language", problem),
        "WAV-010" => new(PlanStep.How, "reminders", problem),
        "WAV-033" or "WAV-034" => new(PlanStep.How, "opt-out", problem),
        _ => new(PlanStep.How, "notice", problem),
    };
}
