using Fidelity.Core.Calendars;

namespace Fidelity.Core.Waves;

/// <summary>How often a school is asked in a year: a template from which the year's windows are planned by the school's own calendar.</summary>
public abstract record Cadence
{
    private Cadence()
    {
    }

    /// <summary>Instructional days of each window.</summary>
    public abstract int Days { get; }

    /// <summary>
    /// The windows of one school year. Each has exactly its instructional days, begins and ends on one, and lies in no break
    /// (<see cref="SchoolDays.LongestPause"/>); none overlaps another. What cannot be so is named with the reason.
    /// </summary>
    /// <param name="schoolYear">The calendar year in which it ends.</param>
    /// <param name="notBefore">Windows that would begin earlier are past, and are not planned.</param>
    public CadencePlan Windows(SchoolCalendar calendar, int schoolYear, DateOnly notBefore)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Days, 1);
        var days = SchoolDays.Of(calendar, First(schoolYear), Last(schoolYear));
        var placed = calendar.Terms.Count == 0 && this is not OneOff
            ? [new Placed("Every window", null, $"no terms are known for {SchoolYear.Say(schoolYear)}: add the first and the last day of school to the calendar")]
            : Place(days).Select(one => one.Window is { } window && window.FirstDay < notBefore
                ? one with { Window = null, Reason = $"it would have begun on {window.FirstDay:yyyy-MM-dd}, which is past" }
                : one).ToList();
        return new CadencePlan(
            [.. placed.Select(one => one.Window).OfType<CadenceWindow>().OrderBy(window => window.FirstDay)],
            [.. placed.Where(one => one.Window is null).Select(one => new NotPlaced(one.Name, one.Reason))]);
    }

    private protected virtual DateOnly First(int schoolYear) => SchoolYear.FirstDay(schoolYear);

    private protected virtual DateOnly Last(int schoolYear) => SchoolYear.LastDay(schoolYear);

    private protected abstract IReadOnlyList<Placed> Place(SchoolDays days);

    private protected Placed Name(string name, SchoolDays days, int? first, string otherwise) => first is { } at
        ? new Placed(name, new CadenceWindow(name, days[at], days[at + Days - 1], Days), "")
        : new Placed(name, null, otherwise);

    /// <summary>
    /// Fall, winter and spring. Fall begins with the sixth week of school, when classes are settled and practices can be seen; winter lies
    /// around the middle of the year; spring ends four weeks before the last day, clear of examinations and farewells.
    /// </summary>
    public sealed record Seasonal(int InstructionalDays = 10) : Cadence
    {
        public const int FallBeginsInWeek = 6;

        public const int SpringEndsDaysBefore = 28;

        public override int Days => InstructionalDays;

        private protected override IReadOnlyList<Placed> Place(SchoolDays days)
        {
            var fall = days.FirstOfWeek(FallBeginsInWeek) is { } sixthWeek ? days.Forward(sixthWeek, Days) : null;
            var spring = days.Backward(days.LastUpTo(SpringEndsDaysBefore), Days);
            spring = spring > fall + Days - 1 ? spring : null;
            var winter = fall is null || spring is null ? null : days.Forward(Math.Max((days.Count - Days) / 2, fall.Value + Days), Days);
            winter = winter + Days - 1 < spring ? winter : null;
            const string TooShort = "the terms have too few days of school in a row for it";
            return [Name("Fall", days, fall, TooShort), Name("Winter", days, winter, TooShort), Name("Spring", days, spring, TooShort)];
        }
    }

    /// <summary>A short survey again and again: from the fourth week of school, every so many weeks in which school is held.</summary>
    public sealed record Pulse(int EveryWeeks = 6, int InstructionalDays = 5) : Cadence
    {
        public const int BeginsInWeek = 4;

        public override int Days => InstructionalDays;

        private protected override IReadOnlyList<Placed> Place(SchoolDays days)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(EveryWeeks, 1);
            List<Placed> placed = [];
            var free = 0;
            for (var week = BeginsInWeek; days.FirstOfWeek(week) is { } begins; week += EveryWeeks)
            {
                var first = days.Forward(Math.Max(begins, free), Days);
                placed.Add(Name($"Pulse {placed.Count + 1}", days, first, "too few days of school in a row are left for it"));
                free = first + Days ?? free;
            }

            return placed;
        }
    }

    /// <summary>One window, from the first day of school at or after a day.</summary>
    public sealed record OneOff(DateOnly From, int InstructionalDays = 10) : Cadence
    {
        public override int Days => InstructionalDays;

        private protected override DateOnly First(int schoolYear) => From;

        private protected override DateOnly Last(int schoolYear) => From.AddDays(SchoolCalendar.FurthestDays);

        private protected override IReadOnlyList<Placed> Place(SchoolDays days) =>
            [Name("Survey", days, days.Forward(0, Days), "the calendar has too few days of school in a row after that day")];
    }

    private protected sealed record Placed(string Name, CadenceWindow? Window, string Reason);
}

/// <summary>When a wave should be open at a school. Both days are included and are instructional.</summary>
public sealed record CadenceWindow(string Name, DateOnly FirstDay, DateOnly LastDay, int InstructionalDays);

/// <param name="Reason">The rest of a sentence: "Spring cannot be placed: …".</param>
public sealed record NotPlaced(string Name, string Reason);

public sealed record CadencePlan(IReadOnlyList<CadenceWindow> Windows, IReadOnlyList<NotPlaced> NotPlaced);
