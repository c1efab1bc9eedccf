using Fidelity.Core.Calendars;
using Fidelity.Core.Instruments;
using Fidelity.Core.Waves;
using Fidelity.Data.Waves;
using Fidelity.Tests.Core.Responses;
using Xunit;

namespace Fidelity.Tests.Data.Waves;

public sealed class PreviewSendsTests
{
    private static readonly DateOnly Columbus = new(2026, 10, 12);

    [Fact]
    public async Task A_plan_shows_every_send_with_its_local_time_audience_and_count_and_the_codes_to_print()
    {
        await using var school = await SurveyedSchool.CreateAsync(isOpen: false);

        var preview = Assert.Single(await PlanAsync(school));

        Assert.Equal(
            [
                "Invitation 1, Mon Oct 5 09:00, Principal, 0", "Invitation 1, Mon Oct 5 09:00, Teacher, 2",
                "Reminder 1, Thu Oct 8 08:00, Principal, 0", "Reminder 1, Thu Oct 8 08:00, Teacher, 2", "Escalation 1, Fri Oct 9 08:00, , 0",
                "Reminder 2, Wed Oct 14 08:00, Principal, 0", "Reminder 2, Wed Oct 14 08:00, Teacher, 2", "Escalation 2, Thu Oct 15 08:00, , 0",
            ],
            preview.Sends.Select(Said));
        Assert.Equal((RespondentRole.Student, 4), (preview.Codes[0].Instrument.Role, preview.Codes[0].Asked));
        Assert.Equal((new DateOnly(2026, 10, 5), new DateOnly(2026, 10, 19), 11), (preview.FirstDay, preview.LastDay, preview.InstructionalDays));
        Assert.Equal(
            [SendWarningKind.AssumedCalendar, SendWarningKind.NoMailAddress, SendWarningKind.NoCoordinator], preview.Warnings.Select(warning => warning.Kind));
    }

    [Fact]
    public async Task Days_off_inside_the_window_are_named_and_not_counted()
    {
        await using var school = await SurveyedSchool.CreateAsync(isOpen: false);
        await school.Installation.WithDb(async db =>
        {
            db.Add(new CalendarEntry(school.School, CalendarEntryKind.Holiday, Columbus, Columbus.AddDays(1), "Fall break", CalendarSource.Typed, "", school.Installation.Clock.Now));
            await db.SaveChangesAsync();
        });

        var preview = Assert.Single(await PlanAsync(school));

        Assert.Equal([new DaysOff(Columbus, Columbus.AddDays(1), "Fall break")], preview.DaysOff);
        Assert.Equal(9, preview.InstructionalDays);
    }

    [Fact]
    public async Task What_the_plan_shows_is_what_is_sent()
    {
        await using var school = await SurveyedSchool.CreateAsync(isOpen: false);
        var planned = Assert.Single(await PlanAsync(school)).Sends.Where(send => send.Kind != SendKind.Escalation).DistinctBy(send => send.DueAt).ToList();
        await school.OpenAsync();
        List<DateTime> sent = [];
        for (var step = 0; step < 14 * 24; step++)
        {
            if (await school.SendAsync() > 0)
            {
                sent.Add(school.Installation.Clock.Now);
            }

            school.Installation.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(planned.Select(send => send.DueAt), sent);
    }

    [Fact]
    public async Task A_saved_wave_shows_what_was_sent_and_what_is_to_come_and_never_who_has_answered()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await school.SendAsync();
        var before = await SavedAsync(school);
        await school.SubmitAsync(await school.AccessOfAsync("theo"));
        await school.SubmitAsync(await school.AccessOfAsync("tess"));

        var preview = await SavedAsync(school);

        Assert.Equal((SendKind.Invitation, 2, SendOutcome.Sent), (preview.Sends[0].Kind, preview.Sends[0].Count, preview.Sends[0].Outcome));
        Assert.Equal(2, preview.Sends.First(send => send is { Kind: SendKind.Reminder, Role: RespondentRole.Teacher }).Count);
        Assert.Equal(before.Sends, preview.Sends);
        Assert.Equal(before.Codes, preview.Codes);
        Assert.Equal(before.Warnings, preview.Warnings);
    }

    private static async Task<SchoolPreview> SavedAsync(SurveyedSchool school) => Assert.Single(
        await school.Installation.With<PreviewWaveSends, IReadOnlyList<SchoolPreview>>(use => use.RunAsync(school.Wave, [school.School], default)));

    private static Task<IReadOnlyList<SchoolPreview>> PlanAsync(SurveyedSchool school) =>
        school.Installation.With<PreviewSends, IReadOnlyList<SchoolPreview>>(use => use.RunAsync(
            NorthSchool.PlanOf(school.School, SmallInstruments.Library, school.Installation.Clock.Now), default));

    private static string Said(PreviewedSend send) =>
        FormattableString.Invariant($"{send.Kind} {send.Number}, {send.At:ddd MMM d HH:mm}, {send.Role}, {send.Count}");
}
