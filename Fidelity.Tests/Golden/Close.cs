using Xunit;

namespace Fidelity.Tests.Golden;

internal static class Close
{
    /// <summary>Relative agreement, absolute for numbers below 1.</summary>
    public static void Equal(double expected, double? actual, double within, string what = "")
    {
        Assert.NotNull(actual);
        var off = Math.Abs(actual.Value - expected) / Math.Max(1, Math.Abs(expected));
        Assert.True(off <= within, $"{what}: expected {expected:R}, got {actual:R}, off by {off:E1}");
    }
}
