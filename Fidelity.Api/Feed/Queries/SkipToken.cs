using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Fidelity.Api.Feed.Queries;

/// <summary>Where the next page begins. Opaque to clients, and checked like any other input when it comes back.</summary>
/// <param name="Remaining">Rows that <c>$top</c> still allows; null without one.</param>
/// <param name="Values">Of the last row, in the order of the keys.</param>
internal sealed record SkipToken(long? Remaining, IReadOnlyList<object?> Values)
{
    public string Write(IReadOnlyList<OrderKey> keys)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            json.WriteStringValue(OrderOf(keys));
            JsonSerializer.Serialize(json, Remaining);
            foreach (var value in Values)
            {
                JsonSerializer.Serialize(json, value is DateTime instant ? instant.ToString("O", CultureInfo.InvariantCulture) : value);
            }

            json.WriteEndArray();
        }

        return WebEncoders.Base64UrlEncode(stream.ToArray());
    }

    public static SkipToken Read(string text, IReadOnlyList<OrderKey> keys)
    {
        try
        {
            using var json = JsonDocument.Parse(WebEncoders.Base64UrlDecode(text));
            var parts = json.RootElement.EnumerateArray().ToList();
            if (parts.Count == keys.Count + 2 && parts[0].GetString() == OrderOf(keys))
            {
                long? remaining = parts[1].ValueKind == JsonValueKind.Null ? null : parts[1].GetInt64();
                if (remaining is null or >= 0)
                {
                    return new SkipToken(remaining, [.. keys.Select((key, index) => ValueOf(parts[index + 2], key))]);
                }
            }
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            // A token that was cut short, edited or made up: all of them end below.
        }

        throw FeedRefusal.Malformed("$skiptoken is not one that this feed gave for this order. Begin again without it.");
    }

    private static object? ValueOf(JsonElement part, OrderKey key) => (part.ValueKind, key.Column) switch
    {
        (JsonValueKind.Null, { IsNullable: true }) => null,
        (_, { Type: var type }) when type == typeof(string) => part.GetString() ?? throw new FormatException(),
        (_, { Type: var type }) when type == typeof(int) => part.GetInt32(),
        (_, { Type: var type }) when type == typeof(long) => part.GetInt64(),
        (_, { Type: var type }) when type == typeof(bool) => part.GetBoolean(),
        (_, { Type: var type }) when type == typeof(DateTime) => DateTime
            .ParseExact(part.GetString() ?? throw new FormatException(), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            .ToUniversalTime(),
        _ => part.GetDouble(),
    };

    private static string OrderOf(IReadOnlyList<OrderKey> keys) =>
        string.Join(',', keys.Select(key => key.Descending ? "-" + key.Column.Name : key.Column.Name));
}
