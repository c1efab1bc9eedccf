using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;
using Xunit;
using static Fidelity.Tests.Core.Calendars.MadeCalendar;

namespace Fidelity.Tests.Core.Calendars;

public sealed class SchoolCalendarTests
{
    public static TheoryData<string> Zones => ["America/New_York", "America/Phoenix", "Pacific/Honolulu", "America/Adak", "America/Chicago"];

    [Fact]
    public void Without_a_calendar_school_is_assumed_on_weekdays_from_eight_to_three()
    {
        var calendar = Of();

        Assert.True(calendar.IsAssumed);
        Assert.Equal((new TimeOnly(8, 0), new TimeOnly(15, 0)), (calendar.DayBegins, calendar.DayEnds));
        Assert.True(calendar.IsInstructional(Day("2026-11-20")));
        Assert.False(calendar.IsInstructional(Day("2026-11-21")));
        Assert.False(calendar.IsInstructional(Day("2026-11-22")));
        Assert.True(calendar.IsInstructional(Day("2026-07-03")));
    }

    [Fact]
    public void Days_outside_every_term_are_not_instructional()
    {
        var calendar = Of(Year2027);

        Assert.False(calendar.IsAssumed);
        Assert.False(calendar.IsInstructional(Day("2026-08-14")));
        Assert.True(calendar.IsInstructional(Day("2026-08-17")));
        Assert.False(calendar.IsInstructional(Day("2026-12-21")));
        Assert.False(calendar.IsInstructional(Day("2027-06-07")));
    }

    [Fact]
    public void A_districts_holiday_holds_for_its_schools_until_a_school_makes_the_day_up()
    {
        var holiday = District(CalendarEntryKind.Holiday, "2026-11-25", "2026-11-27");

        Assert.False(Of(holiday).IsInstructional(Day("2026-11-25")));
        Assert.True(Of(holiday, School(CalendarEntryKind.MakeUpDay, "2026-11-25", "2026-11-25")).IsInstructional(Day("2026-11-25")));
    }

    [Theory]
    [InlineData("2027-02-13")] // A Saturday.
    [InlineData("2027-06-08")] // After the last day of school.
    public void A_make_up_day_may_lie_where_no_school_day_was(string day)
    {
        Assert.True(Of([.. Year2027, District(CalendarEntryKind.MakeUpDay, day, day)]).IsInstructional(Day(day)));
    }

    [Fact]
    public void A_closure_takes_a_make_up_day_of_the_same_organisation_in_whatever_order_they_came()
    {
        var makeUp = School(CalendarEntryKind.MakeUpDay, "2027-02-13", "2027-02-13", declaredDay: 9);
        var closure = School(CalendarEntryKind.Closure, "2027-02-13", "2027-02-13");

        Assert.False(Of(makeUp, closure).IsInstructional(Day("2027-02-13")));
        Assert.False(Of(closure, makeUp).IsInstructional(Day("2027-02-13")));
    }

    [Fact]
    public void A_districts_closure_takes_a_schools_make_up_day_only_when_it_is_declared_later()
    {
        var closure = District(CalendarEntryKind.Closure, "2027-02-12", "2027-02-12", declaredDay: 5);

        Assert.False(Of(closure, School(CalendarEntryKind.MakeUpDay, "2027-02-12", "2027-02-12", declaredDay: 4)).IsInstructional(Day("2027-02-12")));
        Assert.True(Of(closure, School(CalendarEntryKind.MakeUpDay, "2027-02-12", "2027-02-12", declaredDay: 6)).IsInstructional(Day("2027-02-12")));
    }

    [Fact]
    public void A_schools_own_terms_replace_its_districts_in_that_school_year_alone()
    {
        var calendar = Of([.. Year2027, School(CalendarEntryKind.Term, "2026-09-08", "2027-06-18"), District(CalendarEntryKind.Term, "2027-08-16", "2028-06-02")]);

        Assert.False(calendar.IsInstructional(Day("2026-08-17")));
        Assert.True(calendar.IsInstructional(Day("2026-12-21")));
        Assert.True(calendar.IsInstructional(Day("2027-06-18")));
        Assert.True(calendar.IsInstructional(Day("2027-08-16")));
    }

    [Theory]
    [InlineData("term", "semester")]
    [InlineData("gradingPeriod", "gradingPeriod")]
    public void Sessions_of_the_roster_are_the_terms_where_nobody_typed_any(string first, string second)
    {
        AcademicSession[] sessions =
        [
            new("year", "2026-27", "schoolYear", Day("2026-08-17"), Day("2027-06-04"), 2027),
            new("fall", "Fall", first, Day("2026-08-17"), Day("2026-12-18"), 2027),
            new("spring", "Spring", second, Day("2027-01-04"), Day("2027-06-04"), 2027),
        ];

        var calendar = SchoolCalendar.Of("America/New_York", [], sessions);

        Assert.Equal(["Fall", "Spring"], calendar.Terms.Select(term => term.Title));
        Assert.All(calendar.Terms, term => Assert.Equal(CalendarSource.Roster, term.Source));
        Assert.False(calendar.IsInstructional(Day("2026-12-22")));
    }

    [Fact]
    public void The_roster_s_school_year_serves_where_it_names_no_terms_and_an_ended_session_does_not()
    {
        var ended = new AcademicSession("fall", "Fall", "term", Day("2026-08-17"), Day("2026-12-18"), 2027);
        ended.End();

        var calendar = SchoolCalendar.Of(
            "America/New_York", [], [new("year", "2026-27", "schoolYear", Day("2026-08-17"), Day("2027-06-04"), 2027), ended]);

        Assert.Equal(["2026-27"], calendar.Terms.Select(term => term.Title));
    }

    [Fact]
    public void Bell_hours_and_weekdays_are_the_nearest_that_somebody_gave()
    {
        var district = new SchoolSettings(new OrganizationId(1));
        district.Ring(new TimeOnly(7, 30), new TimeOnly(14, 30));
        district.MeetOn([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday]);
        var school = new SchoolSettings(new OrganizationId(2));
        school.Ring(new TimeOnly(9, 0), new TimeOnly(16, 0));

        var calendar = SchoolCalendar.Of("America/New_York", [new(school, []), new(district, [])], []);

        Assert.Equal((new TimeOnly(9, 0), new TimeOnly(16, 0)), (calendar.DayBegins, calendar.DayEnds));
        Assert.False(calendar.IsInstructional(Day("2026-11-20")));
        Assert.True(calendar.IsInstructional(Day("2026-11-19")));
    }

    [Fact]
    public void School_time_is_from_the_first_bell_until_the_last_by_the_schools_clock()
    {
        var calendar = In("America/Chicago");

        Assert.False(calendar.IsSchoolTime(Utc(2026, 11, 20, 13, 59)));
        Assert.True(calendar.IsSchoolTime(Utc(2026, 11, 20, 14, 0)));
        Assert.True(calendar.IsSchoolTime(Utc(2026, 11, 20, 20, 59)));
        Assert.False(calendar.IsSchoolTime(Utc(2026, 11, 20, 21, 0)));
        Assert.False(calendar.IsSchoolTime(Utc(2026, 11, 21, 15, 0)));
    }

    [Fact]
    public void The_next_school_time_passes_over_night_weekend_and_break()
    {
        var calendar = Of(Year2027);

        Assert.Equal(Utc(2026, 11, 20, 15, 0), calendar.NextSchoolTime(Utc(2026, 11, 20, 15, 0)));
        Assert.Equal(Utc(2026, 11, 23, 13, 0), calendar.NextSchoolTime(Utc(2026, 11, 20, 20, 0)));
        Assert.Equal(Utc(2026, 11, 30, 13, 0), calendar.NextSchoolTime(Utc(2026, 11, 25, 12, 0)));
        Assert.Equal(Utc(2027, 1, 4, 13, 0), calendar.NextSchoolTime(Utc(2026, 12, 19, 0, 0)));
        Assert.Null(calendar.NextSchoolTime(Utc(2027, 6, 5, 12, 0)));
    }

    [Fact]
    public void Instructional_days_are_counted_with_both_ends()
    {
        var calendar = Of(Year2027);

        Assert.Equal(5, calendar.InstructionalDays(Day("2026-11-16"), Day("2026-11-20")));
        Assert.Equal(2, calendar.InstructionalDays(Day("2026-11-23"), Day("2026-11-29")));
        Assert.Equal(0, calendar.InstructionalDays(Day("2026-11-29"), Day("2026-11-23")));
        Assert.Equal(Day("2026-12-01"), calendar.AddInstructionalDays(Day("2026-11-23"), 3));
        Assert.Equal(Day("2026-11-28"), calendar.AddInstructionalDays(Day("2026-11-28"), 0));
        Assert.Null(calendar.AddInstructionalDays(Day("2027-06-03"), 2));
    }

    [Theory, MemberData(nameof(Zones))]
    public void In_every_zone_and_through_every_change_of_the_clock_the_next_school_time_is_one_and_the_first(string zone)
    {
        var calendar = In(zone, Year2027);
        for (var utc = Utc(2026, 8, 1, 0, 17); utc < Utc(2027, 6, 4, 12, 0); utc = utc.AddMinutes(173))
        {
            var next = calendar.NextSchoolTime(utc)!.Value;

            Assert.True(calendar.IsSchoolTime(next));
            Assert.Equal(calendar.IsSchoolTime(utc), next == utc);
            Assert.True(next == utc || !calendar.IsSchoolTime(next.AddTicks(-1)));
            Assert.Equal(0, calendar.InstructionalDays(SchoolClock.DayOf(utc, zone).AddDays(1), SchoolClock.DayOf(next, zone).AddDays(-1)));
        }
    }

    [Theory, MemberData(nameof(Zones))]
    public void Adding_days_and_counting_them_agree(string zone)
    {
        var calendar = In(zone, [.. Year2027, School(CalendarEntryKind.MakeUpDay, "2027-02-13", "2027-02-13")]);
        for (var day = Day("2026-08-01"); day < Day("2027-03-01"); day = day.AddDays(1))
        {
            foreach (var days in new[] { 1, 5, 10, 37 })
            {
                var reached = calendar.AddInstructionalDays(day, days)!.Value;

                Assert.True(calendar.IsInstructional(reached));
                Assert.Equal(days, calendar.InstructionalDays(day.AddDays(1), reached));
            }
        }
    }

    [Theory, MemberData(nameof(Zones))]
    public void Every_minute_of_every_day_of_five_years_has_an_instant_and_the_clock_shows_it_or_the_time_after_the_gap(string zone)
    {
        var calendar = In(zone);
        for (var day = Day("2024-01-01"); day < Day("2029-01-01"); day = day.AddDays(1))
        {
            for (var time = new TimeOnly(0, 0); ; time = time.AddMinutes(15))
            {
                var utc = calendar.ToUtc(day, time);
                var shown = SchoolClock.At(utc, zone) - day.ToDateTime(time);

                Assert.Equal(DateTimeKind.Utc, utc.Kind);
                Assert.True(shown == TimeSpan.Zero || shown == TimeSpan.FromHours(1));
                if (time == new TimeOnly(23, 45))
                {
                    break;
                }
            }
        }
    }

    [Fact]
    public void A_time_that_spring_skips_moves_on_and_of_an_hour_that_comes_twice_the_first_is_meant()
    {
        Assert.Equal(Utc(2027, 3, 14, 7, 30), Of().ToUtc(Day("2027-03-14"), new TimeOnly(2, 30)));
        Assert.Equal(Utc(2026, 11, 1, 5, 30), Of().ToUtc(Day("2026-11-01"), new TimeOnly(1, 30)));
        Assert.Equal(Utc(2027, 3, 14, 9, 30), In("America/Phoenix").ToUtc(Day("2027-03-14"), new TimeOnly(2, 30)));
        Assert.Equal(Utc(2027, 3, 14, 12, 30), In("America/Adak").ToUtc(Day("2027-03-14"), new TimeOnly(2, 30)));
    }

    private static DateTime Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, DateTimeKind.Utc);
}
