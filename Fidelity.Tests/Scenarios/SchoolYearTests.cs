using Fidelity.Core.Waves;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Scenarios;

/// <summary>A whole year by a clock that is moved: what is asserted is counted here by hand, not by the calendar under test.</summary>
public sealed class SchoolYearTests
{
    private static readonly DateOnly[] DistrictOff =
    [
        .. Days("2026-09-07", "2026-09-07"), .. Days("2026-11-25", "2026-11-27"), .. Days("2026-12-19", "2027-01-03"),
        .. Days("2027-01-18", "2027-01-18"), .. Days("2027-02-03", "2027-02-04"), .. Days("2027-04-05", "2027-04-09"),
    ];

    [Fact]
    public async Task No_mail_of_a_year_leaves_on_a_day_off_or_twice_and_every_window_has_its_days()
    {
        await using var year = await SchoolYear.BeginAsync();

        var waves = await LiveAsync(year);

        Assert.All(year.Mails, mail => Assert.True(IsSchoolTime(mail.Recipient, mail.At), $"{mail.MessageId} to {mail.Recipient} at {mail.At:u}"));
        Assert.Equal(year.Mails.Count, year.Mails.Select(mail => mail.MessageId).Distinct().Count());
        Assert.All(
            Reminders(year).GroupBy(mail => (WaveOf(mail.MessageId), mail.Recipient)), person => Assert.InRange(person.Count(), 1, 2));
        Assert.All(year.Answers, answer => Assert.DoesNotContain(Reminders(year), mail =>
            WaveOf(mail.MessageId) == answer.Wave && mail.Recipient == $"{answer.Person}@school.example" && mail.At > answer.At));
        Assert.All(
            year.Mails.Where(mail => !mail.Recipient.StartsWith("cora", StringComparison.Ordinal)).GroupBy(mail => (WaveOf(mail.MessageId), mail.Recipient)),
            person => Assert.Equal(person.Count(), person.Select(mail => Local(mail.Recipient, mail.At).Date).Distinct().Count()));
        await EveryWindowHasItsDaysAsync(year, waves);
        EverybodyWasInvitedOnce(year, waves);
    }

    /// <returns>Each wave with the days of school that its plan showed for either school.</returns>
    private static async Task<List<(WaveId Wave, int East, int West)>> LiveAsync(SchoolYear year)
    {
        List<(WaveId, int, int)> waves = [];

        // Opens on the holiday.
        var september = await PlanAsync("September pulse", "2026-09-07 08:00", "2026-09-15 17:00", 6, 6);
        year.SleepUntil("2026-09-07 05:00");
        await year.LiveUntilAsync("2026-09-15 18:00");

        // Over Denver's own holiday.
        var fall = await PlanAsync("Fall", "2026-10-05 08:00", "2026-10-16 17:00", 10, 9);
        year.SleepUntil("2026-10-05 06:00");
        await year.LiveUntilAsync("2026-10-07 12:00");
        await year.AnswerAsync(fall, "east-teacher-1");
        await year.AnswerAsync(fall, "west-teacher-1");
        await year.LiveUntilAsync("2026-10-09 14:00");
        await year.AnswerAsync(fall, "east-teacher-2");
        await year.LiveUntilAsync("2026-10-16 18:00");

        // Anonymous, from a Friday night over the end of daylight-saving time.
        await PlanAsync("November pulse", "2026-10-30 20:00", "2026-11-10 17:00", 7, 7, new WaveSettings(IsAnonymous: true));
        year.SleepUntil("2026-10-30 19:00");
        await year.LiveUntilAsync("2026-11-10 18:00");

        // Over Thanksgiving. No mail can leave on the first day, a Friday, until the evening.
        await PlanAsync("Thanksgiving", "2026-11-20 08:00", "2026-12-03 17:00", 7, 7);
        year.SleepUntil("2026-11-20 06:00");
        await year.LiveUntilAsync("2026-11-20 18:00", dispatches: false);
        await year.LiveUntilAsync("2026-12-03 18:00");

        // Two days of snow, declared in the morning; one teacher leaves, another comes.
        var winter = await PlanAsync("Winter", "2027-02-01 08:00", "2027-02-12 17:00", 10, 10);
        year.SleepUntil("2027-02-01 06:00");
        await year.LiveUntilAsync("2027-02-03 05:30");
        var district = await year.Installation.WithDb(db => db.Organizations.Where(row => row.SourcedId == "district").Select(row => row.Id).SingleAsync());
        await year.DeclareClosureAsync(district, "2027-02-03", "2027-02-04");
        await year.LiveUntilAsync("2027-02-05 19:00");
        await year.LeaveAsync("west-teacher-6");
        await year.JoinAsync(year.East, "east-teacher-7", winter);
        await year.LiveUntilAsync("2027-02-16 18:00");

        // Over the beginning of daylight-saving time, with nothing running for three days, on which a reminder was due.
        var spring = await PlanAsync("Spring", "2027-03-08 08:00", "2027-03-19 17:00", 10, 10);
        year.SleepUntil("2027-03-08 06:00");
        await year.LiveUntilAsync("2027-03-10 18:00");
        await year.AnswerAsync(spring, "east-teacher-3");
        year.SleepUntil("2027-03-13 18:00");
        await year.LiveUntilAsync("2027-03-19 18:00");

        // Nothing runs at the opening and until the first reminder is long due.
        await PlanAsync("May pulse", "2027-05-03 08:00", "2027-05-14 17:00", 10, 10);
        year.SleepUntil("2027-05-07 10:00");
        await year.LiveUntilAsync("2027-05-14 18:00");
        year.SleepUntil("2027-06-20 12:00");
        await year.RunJobsAsync();
        return waves;

        async Task<WaveId> PlanAsync(string name, string opens, string closes, int east, int west, WaveSettings? settings = null)
        {
            var wave = await year.PlanAsync(name, opens, closes, settings);
            waves.Add((wave, east, west));
            return wave;
        }
    }

    private static async Task EveryWindowHasItsDaysAsync(SchoolYear year, List<(WaveId Wave, int East, int West)> waves)
    {
        var windows = await year.Installation.WithDb(db => (
            from part in db.WaveSchools
            join wave in db.Waves on part.WaveId equals wave.Id
            select new { wave.Id, wave.State, wave.OpensAt, part.ClosesAt, part.OrganizationId }).ToListAsync());
        Assert.All(waves, wave =>
        {
            var (east, west) = (windows.Single(row => row.Id == wave.Wave && row.OrganizationId == year.East), windows.Single(row => row.Id == wave.Wave && row.OrganizationId == year.West));
            Assert.Equal((wave.East, wave.West), (Count("east", east.OpensAt, east.ClosesAt), Count("west", west.OpensAt, west.ClosesAt)));
            Assert.Equal(WaveState.Closed, east.State);
        });
    }

    /// <summary>Twelve teachers in each wave; in the winter one more, who came in its middle.</summary>
    private static void EverybodyWasInvitedOnce(SchoolYear year, List<(WaveId Wave, int East, int West)> waves)
    {
        var invited = year.Mails.Where(mail => mail.MessageId.Contains(".invitation.", StringComparison.Ordinal)).ToLookup(mail => WaveOf(mail.MessageId));
        Assert.Equal([12, 12, 12, 12, 13, 12, 12], waves.Select(wave => invited[wave.Wave].Select(mail => mail.Recipient).Distinct().Count()));
        Assert.All(waves, wave => Assert.Contains(Reminders(year), mail => WaveOf(mail.MessageId) == wave.Wave));
        Assert.Contains(year.Mails, mail => mail.Recipient == "cora@west.example");
    }

    private static IEnumerable<(DateTime At, string Recipient, string MessageId)> Reminders(SchoolYear year) =>
        year.Mails.Where(mail => mail.MessageId.Contains(".reminder.", StringComparison.Ordinal));

    private static WaveId WaveOf(string messageId) => new(long.Parse(messageId.Split('.')[0]["wave-".Length..], null));

    /// <summary>By hand: weekdays of the terms without what is off, between each school's own bells.</summary>
    private static bool IsSchoolTime(string recipient, DateTime utc)
    {
        var local = Local(recipient, utc);
        var (begins, ends) = IsEast(recipient) ? (new TimeSpan(8, 0, 0), new TimeSpan(15, 0, 0)) : (new TimeSpan(7, 45, 0), new TimeSpan(14, 30, 0));
        return IsSchoolDay(IsEast(recipient) ? "east" : "west", DateOnly.FromDateTime(local)) && local.TimeOfDay >= begins && local.TimeOfDay < ends;
    }

    private static bool IsSchoolDay(string school, DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !DistrictOff.Contains(day)
        && !(school == "west" && day == SchoolYear.Day("2026-10-12"))
        && day >= SchoolYear.Day("2026-08-17") && day <= SchoolYear.Day("2027-06-04");

    private static int Count(string school, DateTime opensAt, DateTime closesAt)
    {
        var (first, last) = (DateOnly.FromDateTime(Local(school, opensAt)), DateOnly.FromDateTime(Local(school, closesAt)));
        // No window of this year closes before the bell, and one opens after it.
        first = Local(school, opensAt).Hour >= 15 ? first.AddDays(1) : first;
        return Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Count(day => IsSchoolDay(school, first.AddDays(day)));
    }

    private static DateTime Local(string recipient, DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(IsEast(recipient) ? "America/New_York" : "America/Denver"));

    private static bool IsEast(string recipient) => recipient.Contains("east", StringComparison.Ordinal);

    private static IEnumerable<DateOnly> Days(string from, string to)
    {
        for (var day = SchoolYear.Day(from); day <= SchoolYear.Day(to); day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
