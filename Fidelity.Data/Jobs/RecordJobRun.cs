using Fidelity.Data.Database;

namespace Fidelity.Data.Jobs;

/// <summary>
/// Runs a job's work between two writes of its row: that it has started, and how it ended. A failure is written down and thrown on;
/// a process that dies in between leaves a row without an end.
/// </summary>
public sealed class RecordJobRun(FidelityDb db, TimeProvider clock)
{
    public async Task RunAsync(string job, Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken)
    {
        var run = new JobRun(job, Now());
        db.JobRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        try
        {
            var summary = await work(cancellationToken);
            run.Finish(Now(), succeeded: true, summary);
        }
        catch (Exception failure)
        {
            run.Finish(Now(), succeeded: false, FirstLine(failure));
            throw;
        }
        finally
        {
            // A shutdown is no reason to leave the row open: it has ended, and we know how.
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }

    private static string FirstLine(Exception failure) => $"{failure.GetType().Name}: {failure.Message.Split('\n')[0].Trim()}";

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
