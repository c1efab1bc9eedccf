using Fidelity.Data.Jobs;
using Fidelity.Data.Mail;
using Fidelity.Jobs.Releases;
using Fidelity.Jobs.Reports;
using Fidelity.Jobs.Waves;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Jobs;

/// <summary>
/// What runs when: the whole table. Times are cron expressions in UTC (second, minute, hour, day, month, weekday). Every job looks for
/// itself what is due, so a run too many does nothing, and one run after a pause does what several would have done.
/// </summary>
public sealed record Schedule(IReadOnlyList<ScheduledJob> Jobs)
{
    public static Schedule Default { get; } = new(
    [
        ScheduledJob.Of<AdvanceWaves>("advance-waves", "0 * * * * ?", async (job, stop) => await job.RunAsync(stop)),
        ScheduledJob.Of<ReleaseClosedWaves>("release-closed-waves", "20 * * * * ?", async (job, stop) => await job.RunAsync(stop)),
        ScheduledJob.Of<PrintNewReleases>("print-new-releases", "40 * * * * ?", async (job, stop) => await job.RunAsync(stop)),
        ScheduledJob.Of<DispatchMail>("dispatch-mail", "5/30 * * * * ?", async (job, stop) => await job.RunAsync(stop)),
        ScheduledJob.Of<ReadBounces>("read-bounces", "50 */5 * * * ?", async (job, stop) => await job.RunAsync(stop)),
        ScheduledJob.Of<PurgeJobRuns>("purge-job-runs", "0 20 8 * * ?", async (job, stop) => await job.RunAsync(stop)),
    ]);
}

/// <summary>One row of the schedule.</summary>
/// <param name="Name">Stable: it is the job's key in the store and in the table of runs.</param>
/// <param name="Cron">In UTC.</param>
/// <param name="Type">The plain class that does the work.</param>
/// <param name="RunAsync">Runs it with services of a scope of its own, and returns what it did, in counts.</param>
public sealed record ScheduledJob(string Name, string Cron, Type Type, Func<IServiceProvider, CancellationToken, Task<string>> RunAsync)
{
    public static ScheduledJob Of<TJob>(string name, string cron, Func<TJob, CancellationToken, Task<object>> run)
        where TJob : notnull =>
        new(name, cron, typeof(TJob), async (services, stop) => $"{await run(services.GetRequiredService<TJob>(), stop)}");
}
