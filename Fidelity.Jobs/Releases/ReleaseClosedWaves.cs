using Fidelity.Core.Problems;
using Fidelity.Data.Releases;
using Fidelity.Data.Waves;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Jobs.Releases;

/// <summary>Publishes every wave that has closed and is not released yet. A refusal is a failure of the run: somebody must see it.</summary>
public sealed class ReleaseClosedWaves(DueWaves due, IServiceScopeFactory scopes)
{
    public async Task<WavesReleased> RunAsync(CancellationToken cancellationToken)
    {
        var waves = (await due.RunAsync(cancellationToken)).ToRelease;
        List<Problem> problems = [];
        foreach (var id in waves)
        {
            await using var scope = scopes.CreateAsyncScope();
            var build = scope.ServiceProvider.GetRequiredService<BuildRelease>();
            if (await build.RunAsync(id, "system", cancellationToken) is ReleaseRefused refused)
            {
                problems.AddRange(refused.Problems);
            }
        }

        return problems.Count == 0 ? new(waves.Count) : throw new InvalidOperationException(string.Join(" ", problems));
    }
}

public sealed record WavesReleased(int Releases);
