using Fidelity.Core.Waves;
using Xunit;

namespace Fidelity.Tests.Core.Waves;

public sealed class LowRateTests
{
    [Theory]
    [InlineData(20, 0, "0-19%")]
    [InlineData(20, 3, "0-19%")]
    [InlineData(20, 4, "20-39%")]
    [InlineData(20, 9, "40-59%")]
    public void A_low_class_is_told_in_bands(int asked, int answered, string band)
    {
        Assert.Equal(new LowRate("4A", band), LowRate.Of("4A", asked, answered, 0.5));
    }

    [Fact]
    public void A_class_that_has_reached_the_gate_is_not_mentioned()
    {
        Assert.Null(LowRate.Of("4A", 20, 10, 0.5));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Of_a_class_under_five_nothing_is_said_however_many_have_answered(int answered)
    {
        Assert.Equal(new LowRate("4A", null), LowRate.Of("4A", 4, answered, 0.5));
    }
}
