using System.Globalization;

namespace Fidelity.Tests.Golden;

/// <summary>Reads the plain CSV files (no quotes) that <c>golden.R</c> wrote.</summary>
internal static class GoldenFile
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Golden", name));
        var columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    /// <summary>The statistics of one case of a file of case, statistic, value.</summary>
    public static IReadOnlyDictionary<string, double> Case(string name, string named) =>
        Rows(name).Where(row => row["case"] == named).ToDictionary(row => row["statistic"], row => Number(row["value"])!.Value);

    /// <summary>Null for R's NA.</summary>
    public static double? Number(string text) => text == "NA" ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
