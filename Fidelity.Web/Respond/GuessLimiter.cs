using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Fidelity.Web.Respond;

/// <summary>
/// Counts the codes from one network address that opened nothing, and only those: a whole school behind one address may answer at
/// once. Addresses are kept in memory for the window and written nowhere.
/// </summary>
public sealed class GuessLimiter : IDisposable
{
    /// <summary>Misses in a window. At this rate a guess meets one of 10 000 open codes about once in 100 years.</summary>
    public const int MostMisses = 300;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private const int PrefixBytes = 8;

    private readonly PartitionedRateLimiter<IPAddress> limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetFixedWindowLimiter(Network(address), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = MostMisses,
            Window = Window,
            QueueLimit = 0,
        }));

    /// <returns>How long to wait, or null when the address may try.</returns>
    public TimeSpan? MustWait(IPAddress? address)
    {
        using var lease = limiter.AttemptAcquire(address ?? IPAddress.None, permitCount: 0);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait
            : Window;
    }

    public void Missed(IPAddress? address)
    {
        using var lease = limiter.AttemptAcquire(address ?? IPAddress.None);
    }

    public void Dispose() => limiter.Dispose();

    /// <summary>One household or school has 2^64 addresses of version 6: its network counts, not the address.</summary>
    private static IPAddress Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return new IPAddress(bytes);
    }
}
