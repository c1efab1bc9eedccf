using Fidelity.Core.Scoring.Statistics;
using Xunit;

namespace Fidelity.Tests.Core.Scoring.Statistics;

public sealed class CohenHTests
{
    // Cohen (1988), table 6.2.2: φ is 1.571 at .50, 1.159 at .30, 2.214 at .80 and 3.142 at 1.
    [Theory]
    [InlineData(50, 30, 1.571 - 1.159)]
    [InlineData(30, 80, 1.159 - 2.214)]
    [InlineData(100, 0, 3.142)]
    [InlineData(40, 40, 0)]
    public void The_size_is_the_difference_of_Cohens_tabled_angles(double percent, double other, double h) =>
        Assert.Equal(h, CohenH.Of(percent, other), 0.001);
}
