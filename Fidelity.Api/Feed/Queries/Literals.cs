using System.Globalization;

namespace Fidelity.Api.Feed.Queries;

/// <summary>ODataLib's literals in the few types that the rows have.</summary>
internal static class Literals
{
    /// <summary>
    /// A real number that fits comes as a 24-bit single; its shortest text holds what the client wrote (0.1, not 0.10000000149).
    /// Times are compared in UTC, as they are stored.
    /// </summary>
    public static object? Normal(object? value) => value switch
    {
        null or string or bool or double or long => value,
        int or short or byte or sbyte => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float single => double.Parse(single.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        decimal exact => (double)exact,
        DateTimeOffset instant => instant.UtcDateTime,
        _ => throw FeedRefusal.NotSupported($"A literal of type {value.GetType().Name}"),
    };
}
