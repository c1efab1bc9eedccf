using System.Diagnostics;

namespace Fidelity.Bench.Field;

/// <summary>What a respondent waits for.</summary>
public enum FieldWait
{
    /// <summary>A page of the survey, the first one included.</summary>
    Page,

    /// <summary>From sending a page's answers until they are said to be saved.</summary>
    Save,

    /// <summary>From sending until the answers are said to be received.</summary>
    Submit,
}

/// <summary>How long requests took, in milliseconds, from when they were meant to be sent until the last byte of their answer.</summary>
public sealed class FieldTimes
{
    private readonly Lock gate = new();
    private readonly Dictionary<FieldWait, List<double>> times = Enum.GetValues<FieldWait>().ToDictionary(wait => wait, _ => new List<double>());

    /// <param name="since">A timestamp of <see cref="Stopwatch"/>.</param>
    public void Add(FieldWait wait, long since)
    {
        var milliseconds = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        lock (gate)
        {
            times[wait].Add(milliseconds);
        }
    }

    public int Count(params FieldWait[] waits) => waits.Sum(wait => times[wait].Count);

    /// <summary>The time within which that share of the requests was answered.</summary>
    /// <param name="waits">All when none is named.</param>
    public double Quantile(double share, params FieldWait[] waits)
    {
        double[] sorted = [.. (waits.Length == 0 ? Enum.GetValues<FieldWait>() : waits).SelectMany(wait => times[wait]).Order()];
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
