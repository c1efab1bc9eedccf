using System.Globalization;
using Fidelity.Core.Reports;
using Xunit;

namespace Fidelity.Tests.Core.Reports;

public sealed class ShownTests
{
    [Theory]
    [InlineData(63.5, FigureUnit.Percent, "64%")]
    [InlineData(0.4, FigureUnit.Percent, "0%")]
    [InlineData(69.64, FigureUnit.Score, "69.6")]
    [InlineData(69.96, FigureUnit.Score, "70.0")]
    [InlineData(4.25, FigureUnit.Points, "+4.3")]
    [InlineData(-4.25, FigureUnit.Points, "−4.3")]
    [InlineData(-0.04, FigureUnit.Points, "0.0")]
    public void Percentages_are_whole_and_scores_have_one_decimal(double value, FigureUnit unit, string expected)
    {
        Assert.Equal(expected, Shown.Number(value, unit));
    }

    [Theory]
    [InlineData(0, "less than 1%")]
    [InlineData(0.0099, "less than 1%")]
    [InlineData(0.06, "6%")]
    [InlineData(1, "more than 99%")]
    public void A_chance_is_never_said_to_be_none_or_certain(double chance, string expected) => Assert.Equal(expected, Shown.Chance(chance));

    [Theory]
    [InlineData(0.04, "less than 0.1")]
    [InlineData(-3.25, "3.3")]
    [InlineData(0, "0.0")]
    public void A_gap_that_is_there_is_never_written_as_none(double points, string expected) => Assert.Equal(expected, Shown.Size(points));

    [Theory]
    [InlineData(62, 72, "between 62% and 72%")]
    [InlineData(0, 72, "at most 72%")]
    [InlineData(62, 100, "at least 62%")]
    [InlineData(40, 40, "40%")]
    public void A_range_leaves_out_the_end_that_says_nothing(double low, double high, string expected) =>
        Assert.Equal(expected, Shown.Between(low, high, FigureUnit.Percent));

    [Fact]
    public void An_exact_value_is_read_back_as_the_same_number()
    {
        const double value = 100.0 / 3;

        Assert.Equal(value, double.Parse(Shown.Exact(value), CultureInfo.InvariantCulture));
    }
}
