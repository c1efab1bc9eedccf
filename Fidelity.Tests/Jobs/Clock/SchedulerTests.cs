using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Fidelity.Jobs;
using Fidelity.Tests.Data.Waves;
using Microsoft.EntityFrameworkCore;
using Quartz;
using Xunit;

namespace Fidelity.Tests.Jobs.Clock;

[Collection(DatabaseProviders.Collection)]
public sealed class SchedulerTests
{
    /// <summary>A time that no test reaches: the job runs when the test says so, and only then.</summary>
    private const string Never = "0 0 0 1 1 ? 2098";

    private static readonly Schedule ByHand = new([.. Schedule.Default.Jobs.Select(job => job with { Cron = Never })]);

    [Fact]
    public async Task A_wave_is_opened_mailed_reminded_closed_and_released_by_the_jobs_alone()
    {
        await using var school = await SurveyedSchool.CreateAsync(isOpen: false, library: RunningSchedule.Library);
        var installation = school.Installation;
        await using var clock = await RunningSchedule.StartAsync(installation, ByHand);

        var opening = await clock.FireAsync("advance-waves");
        var mailing = await clock.FireAsync("dispatch-mail");
        await school.SubmitAsync(await school.AccessOfAsync("theo"));
        installation.Clock.Advance(NorthSchool.Window / 2);
        var reminding = await clock.FireAsync("advance-waves");
        var mailingAgain = await clock.FireAsync("dispatch-mail");
        installation.Clock.Advance(NorthSchool.Window / 2);
        var closing = await clock.FireAsync("advance-waves");
        var releasing = await clock.FireAsync("release-closed-waves");

        Assert.Equal(
            [
                "WavesAdvanced { Moved = 0, Opened = 1, Mails = 2, Closed = 0, ClosingHeldUp = 0 }",
                "MailDispatched { Sent = 2, WillRetry = 0, GivenUp = 0 }",
                "WavesAdvanced { Moved = 0, Opened = 0, Mails = 1, Closed = 0, ClosingHeldUp = 0 }",
                "MailDispatched { Sent = 1, WillRetry = 0, GivenUp = 0 }",
                "WavesAdvanced { Moved = 0, Opened = 0, Mails = 0, Closed = 1, ClosingHeldUp = 0 }",
                "WavesReleased { Releases = 1 }",
            ],
            new[] { opening, mailing, reminding, mailingAgain, closing, releasing }.Select(run => run.Summary));
        Assert.Equal(3, Directory.GetFiles(installation.Folder.MailFolder, "*.eml").Length);
        Assert.Equal(WaveState.Released, await installation.WithDb(db => db.Waves.Select(wave => wave.State).SingleAsync()));
        Assert.Equal(1, await installation.WithDb(db => db.Releases.CountAsync()));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_job_that_fails_is_recorded_as_failed_and_runs_again_next_time(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider);
        var tries = 0;
        var schedule = One("fails-once", Never, (_, _) => ++tries == 1 ? throw new InvalidOperationException("The disk is full.") : Task.FromResult("well"));
        await using var clock = await RunningSchedule.StartAsync(installation, schedule, DatabaseProviders.Options(provider));

        var first = await clock.FireAsync("fails-once");
        var second = await clock.FireAsync("fails-once");

        Assert.Equal((false, "InvalidOperationException: The disk is full."), (first.Succeeded, first.Summary));
        Assert.Equal((true, "well"), (second.Succeeded, second.Summary));
    }

    [Fact]
    public async Task After_three_days_without_a_scheduler_what_was_due_is_done_once()
    {
        await using var installation = await TestInstallation.CreateAsync();
        var schedule = One("hourly", "0 0 * * * ?", (_, _) => Task.FromResult("well"));
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        await using (var before = await RunningSchedule.StartAsync(installation, schedule))
        {
            // Half a minute past the hour. The run by hand wakes the scheduler, which then finds the hour's own run due: two in all.
            installation.Clock.Advance(TimeSpan.FromMinutes(59.5));
            await before.FireAsync("hourly");
            await before.EndedAsync("hourly", 2);
        }

        var runsBefore = await CountAsync(installation);
        // Half past the hour: only what was missed can be the reason of a run.
        installation.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(30));
        await using var after = await RunningSchedule.StartAsync(installation, schedule);
        await after.EndedAsync("hourly", runsBefore + 1);
        // One more by hand: whatever else the misfires had queued would have run before it.
        await after.FireAsync("hourly");

        Assert.Equal(runsBefore + 2, await CountAsync(installation));
    }

    [Theory, OnSqlServer]
    public async Task Two_schedulers_on_one_server_share_the_work_and_fire_nothing_twice(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider);
        var schedule = One("shared", Never, (_, _) => Task.FromResult("well"));
        await using var one = await RunningSchedule.StartAsync(installation, schedule, DatabaseProviders.Options(provider));
        await using var other = await RunningSchedule.StartAsync(installation, schedule, DatabaseProviders.Options(provider));

        for (var i = 0; i < 5; i++)
        {
            await one.FireAsync("shared");
            await other.FireAsync("shared");
        }

        Assert.Equal(10, await CountAsync(installation));
    }

    [Fact]
    public async Task A_restart_keeps_every_job_and_doubles_none()
    {
        await using var installation = await TestInstallation.CreateAsync();
        var jobs = new List<IReadOnlyList<string>>();

        for (var start = 1; start <= 3; start++)
        {
            await using var clock = await RunningSchedule.StartAsync(installation);
            jobs.Add(await StoredAsync(installation, "SELECT JOB_NAME FROM QRTZ_JOB_DETAILS ORDER BY JOB_NAME"));
            jobs.Add(await StoredAsync(installation, "SELECT TRIGGER_NAME FROM QRTZ_TRIGGERS ORDER BY TRIGGER_NAME"));
        }

        var expected = Schedule.Default.Jobs.Select(job => job.Name).Order(StringComparer.Ordinal).ToList();
        Assert.All(jobs, stored => Assert.Equal(expected, stored));
    }

    [Fact]
    public async Task A_second_scheduler_on_the_same_folder_is_refused_until_the_first_has_stopped()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await using (await RunningSchedule.StartAsync(installation))
        {
            var refused = await Assert.ThrowsAsync<IOException>(() => RunningSchedule.StartAsync(installation));
            Assert.StartsWith("Another process already runs the schedule", refused.Message, StringComparison.Ordinal);
        }

        await using var next = await RunningSchedule.StartAsync(installation);
    }

    [Fact]
    public async Task A_job_that_the_schedule_no_longer_has_is_forgotten_when_it_fires()
    {
        await using var installation = await TestInstallation.CreateAsync();
        // Past the hour, at which the clock starts and the old job could still run.
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        await using (await RunningSchedule.StartAsync(installation, One("old", "0 0 * * * ?", (_, _) => Task.FromResult(""))))
        {
        }

        await using var clock = await RunningSchedule.StartAsync(installation, One("new", Never, (_, _) => Task.FromResult("")));
        installation.Clock.Advance(TimeSpan.FromHours(2));
        await clock.FireAsync("new");
        await clock.GoneAsync("old");

        Assert.Empty(await clock.RunsAsync("old"));
    }

    [Fact]
    public void Every_job_has_a_name_of_its_own_and_a_time_that_comes()
    {
        var jobs = Schedule.Default.Jobs;

        Assert.Equal(jobs.Count, jobs.Select(job => job.Name).Distinct().Count());
        Assert.All(jobs, job => Assert.NotNull(
            CronScheduleBuilder.Create(job.Cron).InTimeZone(TimeZoneInfo.Utc).Build().GetFireTimeAfter(TestClock.SomeMonday)));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("sqlServer")]
    public void The_script_for_the_tables_lies_in_the_package(string dialect)
    {
        using var script = typeof(IScheduler).Assembly.GetManifestResourceStream($"Quartz.Impl.AdoJobStore.Schema.create_{dialect}.sql");

        Assert.NotNull(script);
        Assert.Contains("JOB_DETAILS", new StreamReader(script).ReadToEnd(), StringComparison.Ordinal);
    }

    private static Schedule One(string name, string cron, Func<IServiceProvider, CancellationToken, Task<string>> work) =>
        new([new ScheduledJob(name, cron, typeof(object), work)]);

    private static Task<int> CountAsync(TestInstallation installation) => installation.WithDb(db => db.JobRuns.CountAsync());

    private static Task<List<string>> StoredAsync(TestInstallation installation, string sql) =>
        installation.WithDb(db => db.Database.SqlQueryRaw<string>(sql).ToListAsync());
}
