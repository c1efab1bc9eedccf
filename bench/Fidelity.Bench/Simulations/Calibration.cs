namespace Fidelity.Bench.Simulations;

/// <summary>Stated probabilities beside what came true, in ten bins of the stated one.</summary>
/// <param name="Bins">Those with any school, the lowest first.</param>
public sealed record Calibration(IReadOnlyList<CalibrationBin> Bins)
{
    /// <summary>The largest difference of a bin, in percentage points.</summary>
    public double MaximumError => Bins.Max(bin => Math.Abs(bin.Stated - bin.Observed));

    /// <summary>The mean difference, each bin counting by its schools.</summary>
    public double MeanError => Bins.Sum(bin => bin.Count * Math.Abs(bin.Stated - bin.Observed)) / Bins.Sum(bin => bin.Count);

    /// <param name="statements">The stated probability, 0 to 1, and whether it came true.</param>
    public static Calibration Of(IEnumerable<(double Stated, bool CameTrue)> statements) => new(
    [
        .. statements.GroupBy(one => Math.Min(9, (int)(10 * one.Stated))).OrderBy(bin => bin.Key).Select(bin => new CalibrationBin(
            bin.Count(), 100 * bin.Average(one => one.Stated), 100.0 * bin.Count(one => one.CameTrue) / bin.Count())),
    ]);
}

/// <param name="Stated">Mean stated probability, in percent.</param>
/// <param name="Observed">Percent that came true.</param>
public sealed record CalibrationBin(int Count, double Stated, double Observed);
