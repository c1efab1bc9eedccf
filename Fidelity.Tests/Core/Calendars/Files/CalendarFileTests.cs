using System.Text;
using Fidelity.Core.Calendars.Files;
using Fidelity.Tests.Golden;
using Xunit;
using static Fidelity.Tests.Core.Calendars.MadeCalendar;

namespace Fidelity.Tests.Core.Calendars.Files;

public sealed class CalendarFileTests
{
    public static IEnumerable<object[]> Recurrences() =>
        GoldenFile.Rows("recurrences.csv").Select(row => new object[] { row["start"], row["rule"].Replace('+', ','), row["days"] });

    [Fact]
    public void An_event_of_whole_days_ends_on_the_day_before_its_end()
    {
        var found = Assert.Single(Read("UID:tg", "SUMMARY:Thanksgiving Break", "DTSTART;VALUE=DATE:20261125", "DTEND;VALUE=DATE:20261128").Events);

        Assert.Equal(("tg", "Thanksgiving Break", EventReading.Holiday), (found.Uid, found.Title, found.Proposed));
        Assert.Equal([Range("2026-11-25", "2026-11-27")], found.Days);
    }

    [Theory]
    [InlineData("2026-11-26", "DTSTART;VALUE=DATE:20261126")]
    [InlineData("2026-11-26", "DTSTART:20261126")]
    [InlineData("2026-11-26", "DTSTART;VALUE=DATE:20261126", "DTEND;VALUE=DATE:20261126")]
    [InlineData("2026-11-26", "DTSTART;VALUE=DATE:20261126", "DURATION:P1D")]
    [InlineData("2026-11-26", "DTSTART;TZID=America/New_York:20261126T000000", "DTEND;TZID=America/New_York:20261127T000000")]
    [InlineData("2026-11-26", "DTSTART:20261126T050000Z", "DTEND:20261127T050000Z")]
    [InlineData("2026-11-26", "DTSTART:20261126T080000", "DURATION:PT7H")]
    [InlineData("2026-11-26", "DTSTART;TZID=America/Los_Angeles:20261125T230000", "DURATION:PT6H")]
    [InlineData("2026-11-26", "DTSTART;TZID=\"Somewhere; else\":20261126T080000", "DURATION:PT6H30M")]
    public void However_a_day_is_written_it_is_the_day_of_the_schools_clock(string day, params string[] lines)
    {
        var found = Assert.Single(Read(["UID:one", "SUMMARY:No School", .. lines]).Events);

        Assert.Equal([Range(day, day)], found.Days);
        Assert.Equal(EventReading.Holiday, found.Proposed);
    }

    [Fact]
    public void An_event_of_an_hour_takes_no_school_day_whatever_its_title()
    {
        var found = Assert.Single(Read("UID:one", "SUMMARY:Holiday closing ceremony", "DTSTART:20261126T140000", "DTEND:20261126T150000").Events);

        Assert.False(found.IsWholeDay);
        Assert.Equal(EventReading.LeaveOut, found.Proposed);
    }

    [Fact]
    public void Lines_are_unfolded_and_escapes_read()
    {
        var found = Assert.Single(Read(
            "UID:one", "SUMMARY;LANGUAGE=\"en:us\":Winter Break\\, staff\\; and stud", " ents\\nback Jan. 4", "DTSTART;VALUE=DATE:20261221").Events);

        Assert.Equal("Winter Break, staff; and students back Jan. 4", found.Title);
    }

    [Theory, MemberData(nameof(Recurrences))]
    public void Repetitions_fall_on_the_days_that_another_implementation_finds(string start, string rule, string days)
    {
        var file = Read(new DayRange(Day("1970-01-01"), Day("2028-06-30")), "UID:one", "SUMMARY:No School", $"DTSTART;VALUE=DATE:{start}", $"RRULE:{rule}");

        Assert.Empty(file.Warnings);
        Assert.Equal(days, string.Join(' ', Assert.Single(file.Events).Days.Select(day => $"{day.BeginsOn:yyyyMMdd}")));
    }

    [Fact]
    public void Thanksgiving_is_the_fourth_Thursday_of_November()
    {
        var found = Assert.Single(Read("UID:tg", "SUMMARY:Thanksgiving", "DTSTART;VALUE=DATE:19991125", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH").Events);

        Assert.Equal([Range("2026-11-26", "2026-11-26"), Range("2027-11-25", "2027-11-25")], found.Days);
    }

    [Fact]
    public void A_series_leaves_out_its_exceptions_and_an_occurrence_that_was_moved_or_cancelled()
    {
        var file = ReadText("""
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:pd
            SUMMARY:Staff Development
            DTSTART;VALUE=DATE:20260904
            RRULE:FREQ=WEEKLY;COUNT=5
            EXDATE;VALUE=DATE:20260911
            END:VEVENT
            BEGIN:VEVENT
            UID:pd
            RECURRENCE-ID;VALUE=DATE:20260918
            SUMMARY:Staff Development (moved)
            DTSTART;VALUE=DATE:20260917
            END:VEVENT
            BEGIN:VEVENT
            UID:pd
            RECURRENCE-ID;VALUE=DATE:20260925
            STATUS:CANCELLED
            DTSTART;VALUE=DATE:20260925
            END:VEVENT
            BEGIN:VEVENT
            UID:gone
            STATUS:CANCELLED
            SUMMARY:No School
            DTSTART;VALUE=DATE:20261001
            END:VEVENT
            END:VCALENDAR
            """);

        Assert.Equal(["Staff Development", "Staff Development (moved)"], file.Events.Select(found => found.Title));
        Assert.Equal([Range("2026-09-04", "2026-09-04"), Range("2026-10-02", "2026-10-02")], file.Events[0].Days);
        Assert.Equal([Range("2026-09-17", "2026-09-17")], file.Events[1].Days);
        Assert.Equal(["gone", "pd"], file.Uids.Order());
    }

    [Fact]
    public void Exceptions_and_ends_given_as_instants_are_read_on_the_clock_of_the_series()
    {
        var found = Assert.Single(Read(
            "UID:one", "SUMMARY:No School", "DTSTART;TZID=America/New_York:20261016T200000", "DURATION:PT6H",
            "RRULE:FREQ=WEEKLY;UNTIL=20261107T010000Z", "EXDATE:20261024T000000Z").Events);

        // 8 in the evening until 2 in the morning: two days each; the last begins exactly at UNTIL, after the change of the clock.
        Assert.Equal([Range("2026-10-16", "2026-10-17"), Range("2026-10-30", "2026-10-31"), Range("2026-11-06", "2026-11-07")], found.Days);
    }

    [Fact]
    public void Alarms_zones_and_other_components_are_passed_over()
    {
        var file = ReadText("""
            BEGIN:VCALENDAR
            BEGIN:VTIMEZONE
            TZID:America/New_York
            BEGIN:STANDARD
            DTSTART:20071104T020000
            RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:one
            SUMMARY:No School
            DTSTART;VALUE=DATE:20261012
            BEGIN:VALARM
            DTSTART:nonsense
            SUMMARY:Alarm
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """);

        Assert.Empty(file.Problems);
        Assert.Equal("No School", Assert.Single(file.Events).Title);
    }

    [Theory]
    [InlineData("CAL-010", "")]
    [InlineData("CAL-011", "PK\0\u0003")]
    [InlineData("CAL-012", "<html>Sign in</html>")]
    [InlineData("CAL-013", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")]
    [InlineData("CAL-016", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:one\r\nDTSTART:20261012\r\n")]
    public void What_is_no_school_calendar_is_refused_with_what_to_do(string code, string text)
    {
        Assert.Equal([code], ReadText(text).Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void Too_large_and_wrongly_encoded_files_are_refused()
    {
        Assert.Equal(["CAL-010"], Codes(new byte[CalendarFile.LargestFile + 1]));
        Assert.Equal(["CAL-011"], Codes([0x42, 0xE9, 0x42]));
        Assert.Equal(["CAL-017"], Codes(Encoding.UTF8.GetBytes("BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Range(0, CalendarFile.MostEvents + 1)
            .Select(n => $"BEGIN:VEVENT\nUID:{n}\nDTSTART:20261012\nEND:VEVENT\n")))));

        static IEnumerable<string> Codes(byte[] bytes) => CalendarFile.Read("school.ics", bytes, "America/New_York", ThreeYears).Problems.Select(problem => problem.Code);
    }

    [Fact]
    public void Everything_unreadable_is_said_at_once_each_with_its_line()
    {
        var file = ReadText("""
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:one
            DTSTART:20261332
            DTEND:tomorrow
            END:VEVENT
            BEGIN:VEVENT
            UID:two
            SUMMARY:No beginning
            END:VEVENT
            BEGIN:VEVENT
            UID:three
            DTSTART:20261012
            DURATION:P
            EXDATE:20261012,never
            END:VEVENT
            END:VCALENDAR
            """);

        Assert.Equal(
            [("CAL-014", 4, "DTSTART"), ("CAL-014", 5, "DTEND"), ("CAL-015", 7, ""), ("CAL-014", 14, "DURATION"), ("CAL-014", 15, "EXDATE")],
            file.Problems.Select(problem => (problem.Code, problem.Line, problem.Column)));
        Assert.All(file.Problems, problem => Assert.Equal("school.ics", problem.File));
        Assert.Empty(file.Events);
    }

    [Theory]
    [InlineData("RRULE:FREQ=HOURLY")]
    [InlineData("RRULE:FREQ=YEARLY;BYWEEKNO=20")]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=XX")]
    [InlineData("RRULE:FREQ=YEARLY;INTERVAL=999999")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=")]
    [InlineData("RRULE:nonsense")]
    public void A_repetition_that_is_not_understood_is_named_and_its_first_time_listed(string rule)
    {
        var file = Read("UID:one", "SUMMARY:No School", "DTSTART;VALUE=DATE:20261012", rule);

        Assert.Equal(["CAL-020"], file.Warnings.Select(warning => warning.Code));
        Assert.Equal([Range("2026-10-12", "2026-10-12")], Assert.Single(file.Events).Days);
    }

    [Fact]
    public void Events_of_other_years_and_of_more_than_a_year_are_left_out()
    {
        Assert.Empty(Read("UID:one", "SUMMARY:No School", "DTSTART;VALUE=DATE:20240101").Events);

        var endless = Read("UID:one", "SUMMARY:Strategic plan", "DTSTART;VALUE=DATE:20240101", "DTEND;VALUE=DATE:20290101");
        Assert.Empty(endless.Events);
        Assert.Equal(["CAL-021"], endless.Warnings.Select(warning => warning.Code));
    }

    private static DayRange ThreeYears { get; } = new(Day("2026-07-01"), Day("2028-06-30"));

    private static DayRange Range(string from, string to) => new(Day(from), Day(to));

    private static CalendarFile Read(params string[] lines) => Read(ThreeYears, lines);

    private static CalendarFile Read(DayRange asked, params string[] lines) => CalendarFile.Read(
        "school.ics",
        Encoding.UTF8.GetBytes(string.Join("\r\n", ["BEGIN:VCALENDAR", "BEGIN:VEVENT", .. lines, "END:VEVENT", "END:VCALENDAR", ""])),
        "America/New_York",
        asked);

    private static CalendarFile ReadText(string text) =>
        CalendarFile.Read("school.ics", Encoding.UTF8.GetBytes(text), "America/New_York", ThreeYears);
}
