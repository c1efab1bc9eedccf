using System.Net;
using Fidelity.Web.Respond;
using Xunit;

namespace Fidelity.Tests.Web.Respond;

public sealed class GuessLimiterTests
{
    [Fact]
    public void Misses_count_for_a_whole_network_of_version_6_and_for_one_address_of_version_4()
    {
        using var limiter = new GuessLimiter();
        for (var i = 0; i < GuessLimiter.MostMisses; i++)
        {
            limiter.Missed(IPAddress.Parse($"2001:db8:1:1::{i:x}"));
            limiter.Missed(IPAddress.Parse("::ffff:192.0.2.1"));
        }

        Assert.NotNull(limiter.MustWait(IPAddress.Parse("2001:db8:1:1:ffff::1")));
        Assert.Null(limiter.MustWait(IPAddress.Parse("2001:db8:1:2::1")));
        Assert.NotNull(limiter.MustWait(IPAddress.Parse("192.0.2.1")));
        Assert.Null(limiter.MustWait(IPAddress.Parse("192.0.2.2")));
    }

    [Fact]
    public void Asking_does_not_count()
    {
        using var limiter = new GuessLimiter();

        for (var i = 0; i <= GuessLimiter.MostMisses; i++)
        {
            Assert.Null(limiter.MustWait(null));
        }
    }
}
