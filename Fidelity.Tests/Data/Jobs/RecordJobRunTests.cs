using Fidelity.Data.Jobs;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Jobs;

public sealed class RecordJobRunTests
{
    [Fact]
    public async Task A_run_that_goes_well_leaves_when_it_ran_and_what_it_did()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddJobRuns());
        var started = installation.Clock.Now;

        await installation.With<RecordJobRun>(record => record.RunAsync("count", _ => Work(installation.Clock), default));

        var run = await installation.WithDb(db => db.JobRuns.SingleAsync());
        Assert.Equal(("count", started, true, "3 counted"), (run.Job, run.StartedAt, run.Succeeded, run.Summary));
        Assert.Equal(started.AddSeconds(5), run.FinishedAt);
    }

    [Fact]
    public async Task A_run_that_fails_is_written_down_and_the_failure_goes_on()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddJobRuns());

        await Assert.ThrowsAsync<InvalidOperationException>(() => installation.With<RecordJobRun>(record =>
            record.RunAsync("count", _ => throw new InvalidOperationException("The third was missing.\nMore."), default)));

        var run = await installation.WithDb(db => db.JobRuns.SingleAsync());
        Assert.Equal((false, "InvalidOperationException: The third was missing."), (run.Succeeded, run.Summary));
        Assert.NotNull(run.FinishedAt);
    }

    [Fact]
    public async Task A_run_that_is_going_on_has_a_row_without_an_end()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddJobRuns());
        JobRun? seen = null;

        await installation.With<RecordJobRun>(record => record.RunAsync("count", async _ =>
        {
            seen = await installation.WithDb(db => db.JobRuns.AsNoTracking().SingleAsync());
            return "";
        }, default));

        Assert.NotNull(seen);
        Assert.Equal((null, null), (seen.FinishedAt, seen.Succeeded));
    }

    [Fact]
    public async Task Old_rows_go_and_those_of_failures_later()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddJobRuns());
        await installation.With<RecordJobRun>(record => record.RunAsync("well", _ => Task.FromResult(""), default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => installation.With<RecordJobRun>(record =>
            record.RunAsync("badly", _ => throw new InvalidOperationException("No."), default)));

        var removed = new List<int>();
        foreach (var days in new[] { 7, 1, 82, 1 })
        {
            installation.Clock.Advance(TimeSpan.FromDays(days));
            removed.Add((await installation.With<PurgeJobRuns, JobRunsPurged>(purge => purge.RunAsync(default))).Rows);
        }

        Assert.Equal([0, 1, 0, 1], removed);
    }

    private static Task<string> Work(TestClock clock)
    {
        clock.Advance(TimeSpan.FromSeconds(5));
        return Task.FromResult("3 counted");
    }
}
