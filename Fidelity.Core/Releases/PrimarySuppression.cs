using Fidelity.Core.Instruments;

namespace Fidelity.Core.Releases;

/// <summary>
/// The primary rule: looks at one cell alone. Fewer people than the setting: nothing. More: a percentage near 0 or 100 becomes a limit
/// by the table of NCES SLDS Technical Brief 3, so that "all nine said never" is never printed.
/// </summary>
public static class PrimarySuppression
{
    /// <summary>Highest count that a row of the coding table begins at, with the lower and the upper limit in percent.</summary>
    private static readonly (int From, double AtMost, double AtLeast)[] Coding =
    [
        (300, 1, 99),
        (100, 2, 98),
        (40, 5, 95),
        (20, 10, 90),
        (0, 20, 80),
    ];

    public static Protection Decide(CandidateCell cell, DisclosureRules rules)
    {
        if (cell.Eligible == 0)
        {
            return new(CellState.NotAsked);
        }

        if (cell.Address.Measure == Measure.ResponseRate)
        {
            // Whether one of a few people took part is that person's business as well.
            return cell.Eligible < rules.SmallestCount ? new(CellState.SuppressedSmall) : Protection.None;
        }

        if (cell.Address.Role == RespondentRole.Principal && cell.Count < rules.SmallestCount)
        {
            // Not answered and not agreed look alike, so that nobody can tell whether the one principal took part.
            return cell switch
            {
                { Consented: false } => new(CellState.SuppressedNoConsent),
                { Count: 0 } => new(CellState.SuppressedSmall),
                _ => Protection.None,
            };
        }

        if (cell.Flags.HasFlag(CellFlags.LowResponse) && (cell.Count == 0 || cell.Count >= rules.SmallestCount))
        {
            return new(CellState.LowResponse);
        }

        return cell.Count < rules.SmallestCount || cell.Value is null ? new(CellState.SuppressedSmall) : Code(cell);
    }

    /// <summary>The percentages at or beyond which a figure about so many people becomes a limit.</summary>
    internal static (double AtMost, double AtLeast) LimitsFor(int people)
    {
        var (_, atMost, atLeast) = Coding.First(row => people >= row.From);
        return (atMost, atLeast);
    }

    /// <summary>How a percentage about so many people is shown: as it is, or as the limit that it lies at or beyond.</summary>
    internal static Protection LimitOf(double percent, int people)
    {
        var (atMost, atLeast) = LimitsFor(people);
        return percent <= atMost ? new(CellState.Published, CellBound.AtMost, atMost)
            : percent >= atLeast ? new(CellState.Published, CellBound.AtLeast, atLeast)
            : Protection.None;
    }

    private static Protection Code(CandidateCell cell)
    {
        var (atMost, atLeast) = LimitsFor(cell.Count);
        return cell.Address.Measure switch
        {
            Measure.ItemFavorable or Measure.ItemOption => LimitOf(cell.Value!.Value, cell.Count),

            // A mean at the very end of its scale says that everybody answered alike.
            Measure.ScaleMean when cell.Value <= 0 => new(CellState.Published, CellBound.AtMost, atMost),
            Measure.ScaleMean when cell.Value >= 100 => new(CellState.Published, CellBound.AtLeast, atLeast),
            _ => Protection.None,
        };
    }
}
