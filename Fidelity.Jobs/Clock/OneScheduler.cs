using Fidelity.Data.Database;
using Microsoft.Extensions.Hosting;

namespace Fidelity.Jobs.Clock;

/// <summary>
/// On SQLite a schedule cannot be shared: a second scheduler would take the first one's running jobs for those of a dead process and run
/// them again. So whoever starts first holds a file open, and the next one is told. The file itself says nothing; a crash frees it.
/// </summary>
public sealed class OneScheduler(DataFolder folder) : IHostedService, IDisposable
{
    private FileStream? held;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder.Path, "scheduler.lock");
        try
        {
            held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new IOException(
                $"Another process already runs the schedule of {folder.Path}. Stop it, or use SQL Server, where several share the work.", taken);
        }

        return Task.CompletedTask;
    }

    /// <summary>Services stop in the reverse order of their start, so the scheduler has stopped by now.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => held?.Dispose();
}
