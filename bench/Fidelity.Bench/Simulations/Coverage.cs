namespace Fidelity.Bench.Simulations;

/// <summary>How many intervals hold what they are about.</summary>
/// <param name="Intervals">Figures that had one.</param>
/// <param name="TooLow">Intervals that lie below the truth.</param>
/// <param name="TooHigh">Intervals that lie above it.</param>
/// <param name="Without">Figures without an interval (no spread); in no percentage.</param>
/// <param name="Width">Mean width, in points.</param>
public sealed record Coverage(int Intervals, int TooLow, int TooHigh, int Without, double Width)
{
    // An end that rounding has moved off the truth by the last digit still holds it.
    private const double Rounding = 1e-9;

    /// <summary>0 to 100.</summary>
    public double Percent => 100.0 * (Intervals - TooLow - TooHigh) / Intervals;

    public static Coverage Of(IEnumerable<IntervalTrial> trials)
    {
        var all = trials.ToList();
        var intervals = all.FindAll(trial => trial.Estimate.HasInterval);
        return new Coverage(
            intervals.Count,
            intervals.Count(trial => trial.Estimate.High < trial.Truth - Rounding),
            intervals.Count(trial => trial.Estimate.Low > trial.Truth + Rounding),
            all.Count - intervals.Count,
            intervals.Average(trial => trial.Estimate.High!.Value - trial.Estimate.Low!.Value));
    }
}
