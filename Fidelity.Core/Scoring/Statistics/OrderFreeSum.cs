namespace Fidelity.Core.Scoring.Statistics;

/// <summary>
/// A sum that depends on which numbers are added and not on the order they come in: they are sorted first, then added with
/// Neumaier's compensation. Every sum in Scoring goes through here, so that the same answers give bit-identical figures whatever
/// the order of the rows or the (random) keys of the classes. Empty gives 0.
/// </summary>
/// <remarks>A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54 (1974).</remarks>
public static class OrderFreeSum
{
    public static double Of(IEnumerable<double> numbers) => Sorting(numbers.ToArray());

    /// <summary>The same, which leaves the numbers sorted: nothing is copied.</summary>
    internal static double Sorting(Span<double> numbers)
    {
        numbers.Sort();

        double sum = 0;
        double lost = 0;
        foreach (var number in numbers)
        {
            var next = sum + number;
            lost += Math.Abs(sum) >= Math.Abs(number) ? sum - next + number : number - next + sum;
            sum = next;
        }

        return sum + lost;
    }
}
