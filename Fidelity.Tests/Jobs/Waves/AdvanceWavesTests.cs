using Fidelity.Core.Waves;
using Fidelity.Jobs.Waves;
using Fidelity.Tests.Data.Waves;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fidelity.Tests.Jobs.Waves;

public sealed class AdvanceWavesTests
{
    [Fact]
    public async Task One_waves_failure_does_not_keep_another_from_its_turn_and_is_told()
    {
        await using var school = await SurveyedSchool.CreateAsync(isOpen: false);
        var installation = school.Installation;
        var broken = await PlanAsync(installation, "Broken", ["small-student/1.0"], school);
        var whole = await PlanAsync(installation, "Whole", ["small-teacher/1.0"], school);
        await InviteSomebodyBeforehandAsync(installation, broken, school);

        var failure = await Assert.ThrowsAsync<AggregateException>(() => AdvanceAsync(installation));

        Assert.StartsWith($"OpenWave of wave {broken.Value}: ", Assert.Single(failure.InnerExceptions).Message, StringComparison.Ordinal);
        Assert.Equal((WaveState.Planned, WaveState.Open), (await StateAsync(installation, broken), await StateAsync(installation, whole)));
    }

    [Fact]
    public async Task A_scheduler_that_was_away_for_the_whole_window_closes_the_wave_without_asking_anybody()
    {
        await using var school = await SurveyedSchool.CreateAsync(isOpen: false);
        var closesAt = await school.Installation.WithDb(db => db.Waves.Select(wave => wave.ClosesAt).SingleAsync());
        school.Installation.Clock.MoveTo(closesAt.AddDays(3));

        var advanced = await AdvanceAsync(school.Installation);

        Assert.Equal(new WavesAdvanced(Moved: 0, Opened: 0, Mails: 0, Closed: 1, ClosingHeldUp: 0), advanced);
        Assert.Empty(await school.Installation.WithDb(db => db.Outbox.ToListAsync()));
    }

    private static Task<WavesAdvanced> AdvanceAsync(TestInstallation installation) =>
        installation.With<IServiceScopeFactory, WavesAdvanced>(async scopes =>
        {
            await using var scope = scopes.CreateAsyncScope();
            return await ActivatorUtilities.CreateInstance<AdvanceWaves>(scope.ServiceProvider).RunAsync(default);
        });

    private static Task<WaveId> PlanAsync(TestInstallation installation, string name, string[] instruments, SurveyedSchool school) =>
        installation.WithDb(async db =>
        {
            var now = installation.Clock.Now;
            var wave = Wave.Plan(new WavePlan(name, now, now.AddDays(7), "America/New_York", instruments, ["en"], [school.School]));
            db.Waves.Add(wave);
            await db.SaveChangesAsync();
            db.WaveSchools.Add(new WaveSchool(wave.Id, school.School, wave.ClosesAt, instructionalDays: 5));
            await db.SaveChangesAsync();
            return wave.Id;
        });

    /// <summary>A person counts once in a wave, so that opening it cannot invite this one.</summary>
    private static Task InviteSomebodyBeforehandAsync(TestInstallation installation, WaveId wave, SurveyedSchool school) =>
        installation.WithDb(async db =>
        {
            var person = await db.People.SingleAsync(row => row.SourcedId == "s1");
            db.Invitations.Add(new Invitation(wave, person.Id, school.School, "small-student/1.0", null, 4));
            await db.SaveChangesAsync();
        });

    private static Task<WaveState> StateAsync(TestInstallation installation, WaveId id) =>
        installation.WithDb(db => db.Waves.Where(wave => wave.Id == id).Select(wave => wave.State).SingleAsync());
}
