using Fidelity.Core.Waves;
using Fidelity.Data.Waves;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Jobs.Waves;

/// <summary>
/// Moves windows that have lost days of school, opens the waves that are due, lets the open ones follow the roster and sends what is due of
/// them, and closes those whose time is over. One wave's failure does not keep another from its turn: each has a scope of its own, and
/// what failed is thrown when all have had theirs.
/// </summary>
public sealed class AdvanceWaves(KeepInstructionalDays keep, DueWaves due, IServiceScopeFactory scopes)
{
    public async Task<WavesAdvanced> RunAsync(CancellationToken cancellationToken)
    {
        // First of all: a window that is moved is not over.
        var moved = await keep.RunAsync(cancellationToken);
        var waves = await due.RunAsync(cancellationToken);
        List<Exception> failures = [];
        var opened = await EachAsync<OpenWave>(waves.ToOpen, failures, async (open, id) =>
            await open.RunAsync(id, cancellationToken) is WaveOpened ? 1 : 0);
        await EachAsync<FollowRoster>(waves.ToSend, failures, async (follow, id) => (await follow.RunAsync(id, cancellationToken)).Invited);
        var mails = await EachAsync<SendWave>(waves.ToSend, failures, (send, id) => send.RunAsync(id, cancellationToken));
        var closed = await EachAsync<CloseWave>(waves.ToClose, failures, async (close, id) =>
            await close.RunAsync(id, cancellationToken) is WaveClosed ? 1 : 0);
        return failures.Count == 0
            ? new(moved, opened, mails, closed, ClosingHeldUp: waves.ToClose.Count - closed)
            : throw new AggregateException(failures);
    }

    private async Task<int> EachAsync<TUseCase>(
        IReadOnlyList<WaveId> waves, List<Exception> failures, Func<TUseCase, WaveId, Task<int>> act)
        where TUseCase : notnull
    {
        var count = 0;
        foreach (var id in waves)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                count += await act(scope.ServiceProvider.GetRequiredService<TUseCase>(), id);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add(new InvalidOperationException($"{typeof(TUseCase).Name} of wave {id.Value}: {failure.Message}", failure));
            }
        }

        return count;
    }
}

/// <param name="Moved">Schools whose window was moved because of a closure.</param>
/// <param name="Mails">Queued: invitations, reminders and mails to coordinators.</param>
/// <param name="ClosingHeldUp">Waves whose time is over and that could not be tidied yet; the next run tries again.</param>
public sealed record WavesAdvanced(int Moved, int Opened, int Mails, int Closed, int ClosingHeldUp);
