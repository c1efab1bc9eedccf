using System.Globalization;
using System.Text.Json;

namespace Fidelity.Tests.Attack;

/// <summary>One item as the attacker knows it from the open instrument file, or from the feed's set Items.</summary>
public sealed record KnownItem(string Id, string Instrument, string Practice, IReadOnlyList<int> Codes, IReadOnlyList<int> Favorable, bool Reversed)
{
    /// <summary>Counts in the mean of its scale.</summary>
    public bool IsScored { get; init; } = true;

    public static KnownItem Of(JsonElement row) => new(
        row.GetProperty(nameof(Id)).GetString()!,
        row.GetProperty(nameof(Instrument)).GetString()!,
        row.GetProperty("PracticeId").GetString()!,
        [.. row.GetProperty("Options").GetString()!.Split("; ").Where(option => option.Contains(" = ", StringComparison.Ordinal)).Select(option => Code(option.Split(" = ")[0]))],
        [.. row.GetProperty(nameof(Favorable)).GetString()!.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Code)],
        row.GetProperty(nameof(Reversed)).GetBoolean())
    {
        IsScored = row.GetProperty("Direction").GetString() != "Descriptive",
    };

    /// <summary>Percent of maximum possible, as the methods page says.</summary>
    public double Points(int code)
    {
        var share = 100.0 * (code - Codes.Min()) / (Codes.Max() - Codes.Min());
        return Reversed ? 100 - share : share;
    }

    private static int Code(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
