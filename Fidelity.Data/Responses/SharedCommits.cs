using System.Threading.Channels;
using Fidelity.Data.Database;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Data.Responses;

/// <summary>
/// The transactions in which respondents' changes are made. SQLite has one writer at a time, and a commit waits for the disk: there the
/// changes that wait at the same moment are made one after another in one transaction and reach the disk together, and nobody is
/// told that something is saved before it has. SQL Server does as much by itself: there each change has its own transaction.
/// </summary>
/// <remarks>docs/decisions/0012-shared-commits.md has the reasons and the figures.</remarks>
public sealed class SharedCommits : IDisposable
{
    /// <summary>Changes in one transaction at the most, so that the first does not wait for a hundred others.</summary>
    private const int MostTogether = 50;

    /// <summary>
    /// Between two transactions. SQLite has no queue of writers, they try again from time to time: without a pause the schedule and the
    /// leaders' pages would try in vain for as long as a school answers.
    /// </summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly IServiceScopeFactory scopes;
    private readonly bool isShared;
    private readonly Channel<Change> waiting = Channel.CreateUnbounded<Change>(new UnboundedChannelOptions { SingleReader = true });

    public SharedCommits(IServiceScopeFactory scopes, DatabaseOptions options)
    {
        this.scopes = scopes;
        isShared = options.Provider == DatabaseProvider.Sqlite;
        if (isShared)
        {
            _ = Task.Run(WriteAsync);
        }
    }

    /// <summary>
    /// Makes a change and returns once it is committed. If it throws, nothing of it is kept, and the changes of others are not touched.
    /// </summary>
    /// <param name="make">
    /// Saves what it does before it returns. It may be called again, when another change of the same transaction has failed, and its
    /// first attempt has then been taken back.
    /// </param>
    public async Task<TOutcome> RunAsync<TOutcome>(Func<FidelityDb, Task<TOutcome>> make, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var outcome = default(TOutcome)!;
        var change = new Change(async db => outcome = await make(db));
        if (isShared)
        {
            await waiting.Writer.WriteAsync(change, CancellationToken.None);
        }
        else
        {
            await CommitAsync([change]);
        }

        await change.Done.Task;
        return outcome;
    }

    public void Dispose() => waiting.Writer.TryComplete();

    private async Task WriteAsync()
    {
        while (await waiting.Reader.WaitToReadAsync())
        {
            List<Change> together = [];
            while (together.Count < MostTogether && waiting.Reader.TryRead(out var change))
            {
                together.Add(change);
            }

            await CommitAsync(together);
            await Task.Delay(Pause);
        }
    }

    private async Task CommitAsync(List<Change> together)
    {
        try
        {
            while (await FailingOfAsync(together) is { } failing)
            {
                together.Remove(failing);
            }

            together.ForEach(change => change.Done.TrySetResult());
        }
        catch (Exception failure)
        {
            // The transaction itself failed: nothing was saved, and everybody who waits for it must hear so.
            together.ForEach(change => change.Done.TrySetException(failure));
        }
    }

    /// <returns>The change that failed, and was told so; then nothing is committed, and the others are to be made again without it.</returns>
    private async Task<Change?> FailingOfAsync(List<Change> together)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FidelityDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.Database.AutoSavepointsEnabled = false;
        foreach (var change in together)
        {
            try
            {
                await change.Make(db);
            }
            catch (Exception failure)
            {
                change.Done.TrySetException(failure);
                return change;
            }

            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync();
        return null;
    }

    private sealed record Change(Func<FidelityDb, Task> Make)
    {
        /// <summary>Those who wait go on in threads of their own: the next transaction begins at once.</summary>
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
