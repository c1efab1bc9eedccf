using Fidelity.Core.Instruments;
using Fidelity.Core.Waves;
using Fidelity.Data;
using Fidelity.Data.Database;
using Fidelity.Data.Instruments;
using Fidelity.Data.Jobs;
using Fidelity.Jobs;
using Fidelity.Jobs.Clock;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Fidelity.Tests.Jobs.Clock;

/// <summary>A host that runs a schedule on an installation's folder, as <c>serve</c> does, by the installation's clock.</summary>
internal sealed class RunningSchedule : IAsyncDisposable
{
    public static InstrumentLibrary Library { get; } = ((InstrumentsLoaded)LoadInstruments.Read(SourceTree.Instruments)).Library;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IHost host;
    private readonly TestInstallation installation;

    private RunningSchedule(IHost host, TestInstallation installation) => (this.host, this.installation) = (host, installation);

    public static async Task<RunningSchedule> StartAsync(
        TestInstallation installation, Schedule? schedule = null, DatabaseOptions? database = null)
    {
        database ??= new DatabaseOptions();
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(installation.Clock);
        builder.Services.AddFidelityData(
            installation.Folder, database, Library, new SurveyLinks("https://survey.example"));
        builder.Services.AddScheduler(installation.Folder, database, schedule);
        var host = builder.Build();
        try
        {
            await host.StartAsync();
            return new(host, installation);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Fires the job now, as its trigger would, and waits for the row that says how it ended.</summary>
    public async Task<JobRun> FireAsync(string job)
    {
        var before = await RunsAsync(job);
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await scheduler.TriggerJob(new JobKey(job, "fidelity"));
        return (await EndedAsync(job, before.Count + 1))[^1];
    }

    /// <summary>Waits until so many runs of the job have ended; fails if they do not.</summary>
    public async Task<IReadOnlyList<JobRun>> EndedAsync(string job, int count)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (true)
        {
            var runs = (await RunsAsync(job)).Where(run => run.FinishedAt is not null).ToList();
            if (runs.Count >= count)
            {
                return runs;
            }

            await Task.Delay(50, deadline.Token);
        }
    }

    /// <summary>Waits until the store no longer has the job.</summary>
    public async Task GoneAsync(string job)
    {
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        using var deadline = new CancellationTokenSource(Patience);
        while (await scheduler.Exists(new JobKey(job, "fidelity"), deadline.Token))
        {
            await Task.Delay(50, deadline.Token);
        }
    }

    public Task<List<JobRun>> RunsAsync(string job) =>
        installation.WithDb(db => db.JobRuns.AsNoTracking().Where(run => run.Job == job).OrderBy(run => run.Id).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
