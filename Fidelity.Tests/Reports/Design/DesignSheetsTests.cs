using System.Globalization;
using System.Text.RegularExpressions;
using Fidelity.Reports.Design;
using Xunit;

namespace Fidelity.Tests.Reports.Design;

public sealed partial class DesignSheetsTests
{
    private static readonly Dictionary<string, string> Light = Tokens(DesignSheets.Tokens.Split("@media")[0]);
    private static readonly Dictionary<string, string> Dark = Tokens(DesignSheets.Tokens.Split("@media")[1]);

    /// <summary>WCAG 2.2, 1.4.3: 4.5 to 1 for text; 1.4.11: 3 to 1 for marks that carry meaning.</summary>
    [Theory]
    [InlineData("ink", "paper", 4.5)]
    [InlineData("ink", "panel", 4.5)]
    [InlineData("ink-soft", "paper", 4.5)]
    [InlineData("ink-soft", "panel", 4.5)]
    [InlineData("accent", "paper", 4.5)]
    [InlineData("accent-ink", "accent", 4.5)]
    [InlineData("warn", "paper", 4.5)]
    [InlineData("warn", "warn-soft", 4.5)]
    [InlineData("error", "paper", 4.5)]
    [InlineData("error", "error-soft", 4.5)]
    [InlineData("demo", "demo-soft", 4.5)]
    [InlineData("teacher", "paper", 3)]
    [InlineData("student", "paper", 3)]
    [InlineData("principal", "paper", 3)]
    [InlineData("target", "paper", 3)]
    [InlineData("national", "paper", 3)]
    [InlineData("line-strong", "paper", 3)]
    [InlineData("focus", "paper", 3)]
    public void Colours_have_the_contrast_that_readers_need_in_both_schemes(string front, string back, double least)
    {
        foreach (var scheme in new[] { Light, Dark })
        {
            Assert.True(Contrast(scheme[front], scheme[back]) >= least, $"{front} on {back}: {Contrast(scheme[front], scheme[back]):0.00}");
        }
    }

    [Fact]
    public void Both_schemes_choose_every_colour()
    {
        Assert.Equal(Light.Keys.Order(), Dark.Keys.Order());
    }

    [Fact]
    public void The_reports_sheet_uses_only_tokens_that_exist_and_no_colour_of_its_own()
    {
        var used = Use().Matches(DesignSheets.Report).Select(match => match.Groups[1].Value).Distinct();
        var defined = Definition().Matches(DesignSheets.Tokens).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.All(used, token => Assert.Contains(token, defined));
        Assert.DoesNotMatch("#[0-9a-f]{3,8}[;, ]", DesignSheets.Report);
    }

    private static Dictionary<string, string> Tokens(string css) =>
        Colour().Matches(css).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // WCAG's relative luminance.
    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    [GeneratedRegex("--([a-z0-9-]+): (#[0-9a-f]{6});")]
    private static partial Regex Colour();

    [GeneratedRegex("--([a-z0-9-]+):")]
    private static partial Regex Definition();

    [GeneratedRegex(@"var\(--([a-z0-9-]+)\)")]
    private static partial Regex Use();
}
