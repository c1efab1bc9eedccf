using Fidelity.Core.Calendars;
using Fidelity.Core.Waves;
using Fidelity.Data.Responses;
using Fidelity.Data.Waves;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Waves;

/// <summary>The wave is open from Monday, October 5 at nine, to Monday two weeks later at nine: eleven days of school.</summary>
public sealed class ChangingWindowTests
{
    private static readonly DateOnly Thursday = new(2026, 10, 15);

    [Fact]
    public async Task A_closure_moves_the_window_by_the_days_it_takes_and_once_only()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        var preview = Assert.Single(await PreviewAsync(school));
        await CloseSchoolAsync(school);

        var moved = (await KeepAsync(school), await KeepAsync(school));

        Assert.Equal((1, 0), moved);
        var (wave, part) = await WindowAsync(school);
        Assert.Equal(new DateTime(2026, 10, 21, 13, 0, 0, DateTimeKind.Utc), part.ClosesAt);
        Assert.Equal((part.ClosesAt, 11), (wave.ClosesAt, part.InstructionalDays));
        Assert.Equal((2, part.ClosesAt), (preview.DaysLost, preview.WouldCloseAt));
        Assert.Equal(1, await school.Installation.WithDb(db => db.Audit.CountAsync(row => row.UseCase == nameof(KeepInstructionalDays))));
    }

    [Fact]
    public async Task The_preview_says_which_sends_a_closure_moves_and_changes_nothing()
    {
        await using var school = await SurveyedSchool.CreateAsync();

        var shift = Assert.Single(await school.Installation.With<PreviewClosure, IReadOnlyList<WindowShift>>(
            use => use.RunAsync(school.School, new DateOnly(2026, 10, 8), new DateOnly(2026, 10, 8), default)));

        Assert.Equal(
            [(SendKind.Reminder, 1, 9), (SendKind.Escalation, 1, 12), (SendKind.Reminder, 2, 15), (SendKind.Escalation, 2, 16)],
            shift.Sends.Select(send => (send.Kind, send.Number, send.To!.Value.Day)));
        Assert.Equal(0, await school.Installation.WithDb(db => db.CalendarEntries.CountAsync()));
    }

    [Fact]
    public async Task A_wave_that_does_not_extend_keeps_its_end()
    {
        await using var school = await SurveyedSchool.CreateAsync(settings: new WaveSettings(ExtendsForClosures: false));
        var preview = Assert.Single(await PreviewAsync(school));
        await CloseSchoolAsync(school);

        Assert.Equal(0, await KeepAsync(school));
        Assert.Equal(preview.ClosesAt, preview.WouldCloseAt);
    }

    [Fact]
    public async Task Extending_keeps_the_door_open_and_ends_at_the_same_time_of_the_chosen_day()
    {
        await using var school = await SurveyedSchool.CreateAsync();

        var changed = await school.Installation.With<ExtendWindow, WindowChange>(
            use => use.RunAsync(school.Wave, school.School, new DateOnly(2026, 10, 23), "lena", default));

        Assert.Equal(new WindowChanged(1), changed);
        var (wave, part) = await WindowAsync(school);
        Assert.Equal((new DateTime(2026, 10, 23, 13, 0, 0, DateTimeKind.Utc), 15), (part.ClosesAt, part.InstructionalDays));
        Assert.Equal(part.ClosesAt, wave.ClosesAt);
        school.Installation.Clock.MoveTo(part.ClosesAt.AddMinutes(-1));
        Assert.IsType<SurveyReady>(await school.ArriveAsync(await school.AccessOfAsync("s1")));
    }

    [Theory]
    [InlineData("2026-10-19", "WAV-022")]
    [InlineData("2026-12-05", "WAV-023")]
    public async Task A_window_is_not_extended_to_an_earlier_day_or_beyond_the_longest(string lastDay, string code)
    {
        await using var school = await SurveyedSchool.CreateAsync();

        var refused = Assert.IsType<WindowRefused>(await school.Installation.With<ExtendWindow, WindowChange>(
            use => use.RunAsync(school.Wave, null, DateOnly.ParseExact(lastDay, "yyyy-MM-dd"), "lena", default)));

        Assert.Equal([code], refused.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public async Task Ending_early_takes_no_more_answers_lets_the_clock_close_the_wave_and_no_closure_brings_it_back()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        school.Installation.Clock.Advance(TimeSpan.FromDays(2));

        var changed = await school.Installation.With<CloseEarly, WindowChange>(use => use.RunAsync(school.Wave, school.School, "lena", default));

        Assert.Equal(new WindowChanged(1), changed);
        Assert.IsType<SurveyClosed>(await school.ArriveAsync(await school.AccessOfAsync("s1")));
        await CloseSchoolAsync(school);
        Assert.Equal(0, await KeepAsync(school));
        Assert.Equal([school.Wave], (await school.Installation.With<DueWaves, WavesDue>(use => use.RunAsync(default))).ToClose);
        Assert.Equal(
            ["WAV-020", "WAV-021"],
            Assert.IsType<WindowRefused>(await school.Installation.With<CloseEarly, WindowChange>(use => use.RunAsync(school.Wave, null, "lena", default)))
                .Problems.Select(problem => problem.Code));
    }

    [Fact]
    public async Task A_nudge_reminds_now_once_a_day_in_school_time_and_counts_as_a_reminder()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await school.SendAsync();
        Assert.Equal(["WAV-025"], Codes(await NudgeAsync(school)));
        school.Installation.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(new WindowChanged(1, Mails: 2), await NudgeAsync(school));
        Assert.Equal(["WAV-025"], Codes(await NudgeAsync(school)));
        school.Installation.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(["WAV-024", "WAV-025"], Codes(await NudgeAsync(school)));
        school.Installation.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(new WindowChanged(1, Mails: 2), await NudgeAsync(school));
        school.Installation.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(["WAV-026"], Codes(await NudgeAsync(school)));
        school.Installation.Clock.MoveTo(TestClock.SomeMonday.AddDays(9));
        Assert.Equal(0, await school.SendAsync());
    }

    private static List<string> Codes(WindowChange change) => [.. Assert.IsType<WindowRefused>(change).Problems.Select(problem => problem.Code)];

    private static Task<WindowChange> NudgeAsync(SurveyedSchool school) =>
        school.Installation.With<NudgeNow, WindowChange>(use => use.RunAsync(school.Wave, school.School, "lena", default));

    private static Task<int> KeepAsync(SurveyedSchool school) =>
        school.Installation.With<KeepInstructionalDays, int>(use => use.RunAsync(default));

    private static Task<IReadOnlyList<WindowShift>> PreviewAsync(SurveyedSchool school) =>
        school.Installation.With<PreviewClosure, IReadOnlyList<WindowShift>>(use => use.RunAsync(school.School, Thursday, Thursday.AddDays(1), default));

    private static Task CloseSchoolAsync(SurveyedSchool school) => school.Installation.WithDb(async db =>
    {
        db.Add(new CalendarEntry(
            school.School, CalendarEntryKind.Closure, Thursday, Thursday.AddDays(1), "Snow", CalendarSource.Typed, "", school.Installation.Clock.Now));
        await db.SaveChangesAsync();
    });

    private static Task<(Wave Wave, WaveSchool Part)> WindowAsync(SurveyedSchool school) => school.Installation.WithDb(async db =>
        (await db.Waves.AsNoTracking().SingleAsync(row => row.Id == school.Wave), await db.WaveSchools.AsNoTracking().SingleAsync(row => row.WaveId == school.Wave)));
}
