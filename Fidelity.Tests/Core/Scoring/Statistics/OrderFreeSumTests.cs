using Fidelity.Core.Scoring.Statistics;
using Xunit;

namespace Fidelity.Tests.Core.Scoring.Statistics;

public sealed class OrderFreeSumTests
{
    [Fact]
    public void The_order_changes_no_bit_and_nothing_small_is_lost()
    {
        double[] numbers = [1, 1e100, 1, -1e100, 0.1, 0.2, 0.3];

        Assert.Equal(OrderFreeSum.Of(numbers), OrderFreeSum.Of(numbers.Reverse()));
        Assert.Equal(2.6, OrderFreeSum.Of(numbers), 1e-15);
    }

    [Fact]
    public void Nothing_sums_to_0() => Assert.Equal(0, OrderFreeSum.Of([]));
}
