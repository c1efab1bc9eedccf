using System.Globalization;

namespace Fidelity.Core.Reports;

/// <summary>
/// The one place where a number becomes text. Percentages are whole, since they rest on tens of people; scores and gaps have one
/// decimal, so that 69.6 is never read as having reached 70. Halves go away from zero.
/// </summary>
public static class Shown
{
    private const string Minus = "−";

    /// <summary>Written as people write it: <c>64%</c>, <c>58.3</c>, <c>+4.2</c>.</summary>
    public static string Number(double value, FigureUnit unit) => unit switch
    {
        FigureUnit.Percent => Whole(value) + "%",
        FigureUnit.Score => OneDecimal(value),
        _ => (Rounded(value) > 0 ? "+" : "") + OneDecimal(value),
    };

    /// <summary>Both ends are included: <c>58% to 70%</c>.</summary>
    public static string Range(double low, double high, FigureUnit unit) => $"{Number(low, unit)} to {Number(high, unit)}";

    /// <summary>A range of percentages that a figure lies in; an end that says nothing is left out: <c>between 62% and 72%</c>, <c>at most 72%</c>.</summary>
    public static string Between(double low, double high, FigureUnit unit) => (low, high) switch
    {
        _ when low == high => Number(low, unit),
        (0, _) => $"at most {Number(high, unit)}",
        (_, 100) => $"at least {Number(low, unit)}",
        _ => $"between {Number(low, unit)} and {Number(high, unit)}",
    };

    /// <summary>The size of a difference without its sign, for sentences that say the direction in words. What is not 0 is never written as 0.</summary>
    public static string Size(double points) =>
        points != 0 && Rounded(points) == 0 ? "less than 0.1" : OneDecimal(Math.Abs(points));

    /// <summary>A chance, 0 to 1, never written as impossible or certain.</summary>
    public static string Chance(double probability) => probability switch
    {
        < 0.01 => "less than 1%",
        > 0.99 => "more than 99%",
        _ => Whole(probability * 100) + "%",
    };

    /// <summary>Every digit, the same in every culture: what the feed holds, for machines.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>UTC, said aloud, since a report travels.</summary>
    public static string Instant(DateTime utc) => utc.ToString("MMMM d, yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Day(DateTime utc) => utc.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    private static string Whole(double value) =>
        Math.Round(value, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture).Replace("-", Minus, StringComparison.Ordinal);

    private static double Rounded(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);

    // Adding 0 turns a rounded −0 into 0.
    private static string OneDecimal(double value) =>
        (Rounded(value) + 0.0).ToString("0.0", CultureInfo.InvariantCulture).Replace("-", Minus, StringComparison.Ordinal);
}
