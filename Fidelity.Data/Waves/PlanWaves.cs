using Fidelity.Core.Problems;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;

namespace Fidelity.Data.Waves;

/// <summary>Saves several waves, such as a school year's, or none of them when one breaks a rule.</summary>
public sealed class PlanWaves(FidelityDb db, PlanWave planWave)
{
    public async Task<WavesPlanning> RunAsync(IReadOnlyList<WavePlan> plans, string actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        List<WaveId> planned = [];
        List<(int Plan, Problem Problem)> problems = [];
        foreach (var (index, plan) in plans.Index())
        {
            switch (await planWave.WithinAsync(plan, actor, isDemonstration: false, cancellationToken))
            {
                case WavePlanned wave:
                    planned.Add(wave.Wave);
                    break;
                case WaveRefused refused:
                    problems.AddRange(refused.Problems.Select(problem => (index, problem)));
                    break;
            }
        }

        if (problems.Count > 0)
        {
            return new WavesRefused(problems);
        }

        await transaction.CommitAsync(cancellationToken);
        return new WavesPlanned(planned);
    }
}

/// <summary>What came of several plans.</summary>
public abstract record WavesPlanning
{
    private protected WavesPlanning()
    {
    }
}

public sealed record WavesPlanned(IReadOnlyList<WaveId> Waves) : WavesPlanning;

/// <param name="Problems">Each with the plan it belongs to, 0 for the first.</param>
public sealed record WavesRefused(IReadOnlyList<(int Plan, Problem Problem)> Problems) : WavesPlanning;
