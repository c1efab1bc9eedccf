using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Bench.Simulations;

/// <summary>Runs the trials of a simulation on all cores. A trial draws from its own seed, so that no number depends on how many there are.</summary>
public static class Trials
{
    private const int Seed = 20261121;

    /// <returns>The outcomes in the order of the trials.</returns>
    /// <param name="name">Of the simulation and its case: other names draw other numbers.</param>
    public static IReadOnlyList<T> Run<T>(string name, int count, Func<SeededRandom, T> trial)
    {
        var outcomes = new T[count];
        Parallel.For(0, count, i => outcomes[i] = trial(new SeededRandom(Seed, $"{name}/{i}")));
        return outcomes;
    }
}
