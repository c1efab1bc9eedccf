using System.Text;

namespace Fidelity.Core.Scoring.Statistics;

/// <summary>
/// Random numbers that depend on the seed and a name only, on every machine and version (SplitMix64: Steele, Lea and Flood, 2014, started
/// from an FNV-1a hash of the name). For demonstrations and permutation tests; never for secrets.
/// </summary>
public sealed class SeededRandom
{
    private ulong state;

    public SeededRandom(int seed, string name)
    {
        state = 14695981039346656037UL ^ (ulong)(uint)seed;
        foreach (var one in Encoding.UTF8.GetBytes(name))
        {
            state = (state ^ one) * 1099511628211UL;
        }
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0 to <paramref name="below"/> − 1.</summary>
    public int Below(int below) => (int)(Uniform() * below);

    /// <summary>Normal with mean 0, by Box and Muller.</summary>
    public double Normal(double standardDeviation) =>
        standardDeviation * Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>Standard logistic.</summary>
    public double Logistic()
    {
        var u = Uniform();
        return Math.Log((u + 1e-16) / (1 - u));
    }

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
