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
    public void Numbers_of_very_different_sizes_that_cancel_sum_the_same_in_every_order()
    {
        var random = new Random(3);
        var numbers = Enumerable.Range(0, 1_000).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(2, random.Next(0, 120))).ToArray();
        numbers = [.. numbers, .. numbers.Select(number => -number), 0.1, 0.2];
        var expected = OrderFreeSum.Of(numbers);

        for (var round = 0; round < 100; round++)
        {
            random.Shuffle(numbers);
            Assert.Equal(expected, OrderFreeSum.Of(numbers));
        }
    }

    [Fact]
    public void Nothing_sums_to_0() => Assert.Equal(0, OrderFreeSum.Of([]));
}
