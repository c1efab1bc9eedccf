using Fidelity.Data.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Fidelity.Jobs.Clock;

/// <summary>
/// The only class that Quartz knows: it looks the fired job up in the schedule by its name and runs it in a scope of its own, between
/// the two writes of its row. The store holds this class's name for every job, so jobs can be renamed and moved.
/// </summary>
public sealed class QuartzJob(Schedule schedule, IServiceScopeFactory scopes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.JobDetail.Key.Name;
        if (schedule.Jobs.FirstOrDefault(row => row.Name == name) is not { } job)
        {
            // The store remembers a job that this version of the schedule no longer has.
            await context.Scheduler.DeleteJob(context.JobDetail.Key, cancellationToken);
            return;
        }

        await using var record = scopes.CreateAsyncScope();
        await record.ServiceProvider.GetRequiredService<RecordJobRun>().RunAsync(name, RunAsync, cancellationToken);

        async Task<string> RunAsync(CancellationToken stop)
        {
            // Not the scope of the row: a job that fails with half-made changes must not have them saved along with the row.
            await using var work = scopes.CreateAsyncScope();
            return await job.RunAsync(work.ServiceProvider, stop);
        }
    }
}
