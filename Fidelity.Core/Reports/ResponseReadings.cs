using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;

namespace Fidelity.Core.Reports;

/// <summary>How many answered, whether that is enough, and how much the others could change.</summary>
internal static class ResponseReadings
{
    public static IReadOnlyList<ResponseReading> Of(IEnumerable<RespondentGroup> groups, CellBook book, Framework framework) =>
        [.. groups.Select(group => Of(group, book, framework))];

    private static ResponseReading Of(RespondentGroup group, CellBook book, Framework framework)
    {
        var rate = Figure.Of(book.Find(Measure.ResponseRate, group.InstrumentId));

        // The release has judged the gate; it is read from its cells, not judged again.
        var low = rate.Flags.HasFlag(CellFlags.LowResponse)
            || book.All.Any(cell => cell.Instrument == group.InstrumentId && cell.State == CellState.LowResponse);
        return new ResponseReading(group, rate, !low, GateText(framework.Gates.GetValueOrDefault(group.Role), low), BoundsText(rate));
    }

    private static string GateText(ResponseGate? gate, bool low)
    {
        if (gate is null)
        {
            return "No gate set";
        }

        var asks = $"asks for {Shown.Number(100 * gate.MinimumRate, FigureUnit.Percent)} and {Shown.Count(gate.MinimumCount)} {(gate.MinimumCount == 1 ? "person" : "people")}";
        return low ? $"Not met: {asks}" : $"Met: {asks}";
    }

    private static string BoundsText(Figure rate) => rate.Value switch
    {
        null => "",
        >= 99.95 => "None: everyone answered",
        { } percent => $"Up to {Shown.Number(100 - percent, FigureUnit.Percent).TrimEnd('%')} points",
    };
}
