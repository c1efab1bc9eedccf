using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Jobs;

/// <summary>Removes rows of job runs that nobody will look at again: most of them say that a minute passed and nothing was due.</summary>
public sealed class PurgeJobRuns(FidelityDb db, TimeProvider clock)
{
    /// <summary>Days that a row is kept when the run went well.</summary>
    public const int DaysOfSuccess = 7;

    /// <summary>Days that a row is kept when the run failed or never ended.</summary>
    public const int DaysOfFailure = 90;

    public async Task<JobRunsPurged> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (success, failure) = (now.AddDays(-DaysOfSuccess), now.AddDays(-DaysOfFailure));
        return new(await db.JobRuns
            .Where(run => run.StartedAt < failure || (run.StartedAt < success && run.Succeeded == true))
            .ExecuteDeleteAsync(cancellationToken));
    }
}

public sealed record JobRunsPurged(int Rows);
