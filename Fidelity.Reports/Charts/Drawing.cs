using System.Globalization;

namespace Fidelity.Reports.Charts;

/// <summary>The plane that the dot charts share, so that dots in the rows of a table line up with the axis in its head.</summary>
public static class Drawing
{
    /// <summary>Units across; a chart is drawn this wide and scaled to its column.</summary>
    public const double Width = 200;

    /// <summary>Room left and right of 0 and 100, so that a mark on the end is whole.</summary>
    public const double Margin = 9;

    /// <summary>Where a value of 0 to 100 lies.</summary>
    public static double Across(double value) => Margin + ((Width - (2 * Margin)) * Math.Clamp(value, 0, 100) / 100);

    /// <summary>A coordinate, written the same in every culture.</summary>
    public static string At(double coordinate) => coordinate.ToString("0.##", CultureInfo.InvariantCulture);
}
