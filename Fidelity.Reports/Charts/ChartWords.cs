using Fidelity.Core.Reports;

namespace Fidelity.Reports.Charts;

/// <summary>What a chart shows, for those who do not see it.</summary>
public static class ChartWords
{
    public static string Dots(IReadOnlyList<DotMark> marks, double? target, double? national)
    {
        List<string> parts = [.. marks.Select(Of)];
        if (target is { } aim)
        {
            parts.Add($"target {Shown.Number(aim, FigureUnit.Score)}");
        }

        if (national is { } figure)
        {
            parts.Add($"published figure {Shown.Number(figure, FigureUnit.Percent)}");
        }

        return string.Join("; ", parts) + ".";
    }

    public static string Options(IReadOnlyList<OptionShare> options, Figure favorable) =>
        string.Join("; ", options.Select(option => $"{option.Label} {option.Share.Text}")) + $"; favorable {favorable.Text}.";

    private static string Of(DotMark mark)
    {
        var interval = mark.Figure.HasInterval ? $" ({mark.Figure.IntervalText})" : "";
        var label = mark.Label.Length == 0 ? "" : mark.Label + " ";
        return $"{label}{mark.Figure.Text}{interval}";
    }
}
