using Fidelity.Core.Releases;
using Fidelity.Core.Reports;

namespace Fidelity.Reports.Charts;

/// <summary>One piece of a diverging bar.</summary>
/// <param name="Start">Points from the middle line, negative to the left.</param>
/// <param name="Length">Points.</param>
/// <param name="Hatched">Several options together that are not shown one by one.</param>
public sealed record OptionSegment(double Start, double Length, string CssClass, bool Hatched, string Label);

/// <summary>
/// Lays the answer options out to both sides of a line: favorable to the right, the others to the left, those furthest from the
/// practice outermost. Options that are hidden or known only as a limit are drawn as one hatched piece, as long as what the rest of
/// their side leaves open by the published percent favorable; where that is hidden too, they are not drawn.
/// </summary>
public static class OptionSegments
{
    private static readonly string[] Away = ["option-away-2", "option-away-1", "option-away-0", "option-middle"];
    private static readonly string[] Toward = ["option-toward-0", "option-toward-1", "option-toward-2"];

    public static IReadOnlyList<OptionSegment> Of(IReadOnlyList<OptionShare> options, Figure favorable)
    {
        var right = SideTotal(favorable, favorableSide: true);
        var left = SideTotal(favorable, favorableSide: false);
        return
        [
            .. Side([.. options.Where(option => !option.Favorable).Reverse()], options, left, direction: -1),
            .. Side([.. options.Where(option => option.Favorable)], options, right, direction: 1),
        ];
    }

    /// <summary>Strongest colour for the option furthest out on its side; the same option has the same class in bar and legend.</summary>
    public static string ClassOf(OptionShare option, IReadOnlyList<OptionShare> options)
    {
        var side = options.Where(other => other.Favorable == option.Favorable).ToList();
        var index = side.IndexOf(option);
        if (option.Favorable)
        {
            return Toward[Math.Max(0, Toward.Length - (side.Count - index))];
        }

        // With three or more, the last of the side is the middle of the scale.
        return side.Count >= 3 && index == side.Count - 1 ? Away[^1] : Away[Math.Min(index, 2)];
    }

    private static IEnumerable<OptionSegment> Side(List<OptionShare> fromMiddle, IReadOnlyList<OptionShare> options, double? total, int direction)
    {
        var at = 0.0;
        foreach (var option in fromMiddle.Where(IsExact))
        {
            var length = option.Share.Value!.Value;
            yield return Piece(at, length, direction, ClassOf(option, options), hatched: false, $"{option.Label} {option.Share.Text}");
            at += length;
        }

        var rest = (total ?? at) - at;
        if (rest > 0.5 && fromMiddle.Exists(option => !IsExact(option)))
        {
            yield return Piece(at, rest, direction, direction < 0 ? "option-away-rest" : "option-toward-rest", hatched: true, "Options not shown one by one");
        }
    }

    private static OptionSegment Piece(double at, double length, int direction, string css, bool hatched, string label) =>
        new(direction > 0 ? at : -at - length, length, css, hatched, label);

    private static bool IsExact(OptionShare option) => option.Share is { IsShown: true, Bound: CellBound.Exact };

    // A coded percent favorable gives the side that it fills up to its limit, and nothing of the other.
    private static double? SideTotal(Figure favorable, bool favorableSide) => favorable switch
    {
        { Value: null } => null,
        { Bound: CellBound.Exact, Value: { } exact } => favorableSide ? exact : 100 - exact,
        { Bound: CellBound.AtLeast, Value: { } least } => favorableSide ? least : null,
        { Value: { } most } => favorableSide ? null : 100 - most,
    };
}
