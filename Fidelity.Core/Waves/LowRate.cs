using System.Globalization;

namespace Fidelity.Core.Waves;

/// <summary>
/// A class or a group of staff as its coordinator is told of it: in bands, because an exact share of a class, seen twice, would tell when
/// single people answered; and nothing at all of a group so small that a share names people.
/// </summary>
/// <param name="Band">Such as <c>20-39%</c>; null where fewer than <see cref="RateGroups.FewestAsked"/> are asked.</param>
public sealed record LowRate(string Group, string? Band)
{
    private const int BandWidth = 20;

    /// <param name="minimumRate">The gate below which a group is low; a share from 0 to 1.</param>
    /// <returns>
    /// Null for a group that has reached the gate. A group under <see cref="RateGroups.FewestAsked"/> is always there: left out, it would be known to have
    /// answered.
    /// </returns>
    public static LowRate? Of(string group, int asked, int answered, double minimumRate)
    {
        if (asked < RateGroups.FewestAsked)
        {
            return new(group, null);
        }

        var low = 100 * answered / asked / BandWidth * BandWidth;
        return answered < minimumRate * asked
            ? new(group, string.Create(CultureInfo.InvariantCulture, $"{low}-{low + BandWidth - 1}%"))
            : null;
    }
}
