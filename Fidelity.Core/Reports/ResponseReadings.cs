using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Scoring;

namespace Fidelity.Core.Reports;

/// <summary>How many answered, whether that is enough, and how much the others could change.</summary>
internal static class ResponseReadings
{
    public static IReadOnlyList<ResponseReading> Of(IReadOnlyList<RespondentGroup> groups, CellBook book, Framework framework) =>
        [.. groups.Select(group => Of(group, Figure.Of(book.Find(Measure.ResponseRate, group.InstrumentId)), MeetsGate(group.Role, book, framework), framework))];

    /// <summary>
    /// A gate is a role's, over all of the role's questionnaires. Where a rate is hidden, the other figures tell: they are published
    /// only when the gate was met. Null where nothing tells, and where nobody of the role was asked.
    /// </summary>
    public static bool? MeetsGate(RespondentRole role, CellBook book, Framework framework)
    {
        var rates = book.All.Where(cell => cell.Role == role && cell.Measure == Measure.ResponseRate && cell.State != CellState.NotAsked).Select(Figure.Of).ToList();
        if (rates.Count == 0 || framework.Gates.GetValueOrDefault(role) is not { } gate)
        {
            return null;
        }

        if (rates.TrueForAll(rate => rate.IsShown))
        {
            return new ResponseRate(rates.Sum(rate => rate.Count ?? 0), 0, rates.Sum(rate => rate.Eligible ?? 0)).Meets(gate);
        }

        var states = book.All.Where(cell => cell.Role == role && cell.Measure != Measure.ResponseRate).Select(cell => cell.State).ToHashSet();
        return states.Contains(CellState.LowResponse) ? false : states.Contains(CellState.Published) ? true : null;
    }

    private static ResponseReading Of(RespondentGroup group, Figure rate, bool? meets, Framework framework) =>
        new(group, rate, meets, GateText(framework.Gates.GetValueOrDefault(group.Role), meets), BoundsText(rate));

    private static string GateText(ResponseGate? gate, bool? meets)
    {
        if (gate is null)
        {
            return "No gate set";
        }

        var people = gate.MinimumCount == 1 ? "person" : "people";
        var asks = $"asks for {Shown.Number(100 * gate.MinimumRate, FigureUnit.Percent)} and {Shown.Count(gate.MinimumCount)} {people}";
        return meets switch
        {
            true => $"Met ({asks})",
            false => $"Not met ({asks})",
            null => $"Cannot be shown ({asks})",
        };
    }

    private static string BoundsText(Figure rate) => rate.Value switch
    {
        null => "",
        >= 99.95 => "None: everyone answered",
        { } percent => $"{Shown.Number(100 - percent, FigureUnit.Percent).TrimEnd('%')} points between lowest and highest",
    };
}
