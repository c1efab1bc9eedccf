using Fidelity.Core.Instruments;

namespace Fidelity.Core.Scoring.Tallies;

/// <summary>
/// How one instrument's packed answers are counted: where each item's options stand in an <see cref="AnswerTally"/>, and what each is worth
/// in its scale, in whole numbers. A respondent's scale score (<see cref="ScaleScore"/>) is a fraction whose parts are the ranges of the options and the
/// number of items answered, so with a common denominator sums of scores are exact.
/// </summary>
public sealed class AnswerLayout
{
    /// <summary>Above the points of one respondent in one scale stand the items answered: one table look-up and one sum give both.</summary>
    internal const int AnsweredShift = 40;

    private readonly IReadOnlyList<Item> items;
    private readonly IReadOnlyList<string> scales;

    public AnswerLayout(Instrument instrument)
    {
        items = instrument.Items;
        scales = [.. items.Where(IsScored).Select(item => item.Dimension).Distinct()];
        Stride = 1 + items.SelectMany(item => item.Options).Max(option => option.Code);
        Worth = new long[items.Count * Stride];
        IsOption = new bool[items.Count * Stride];
        ScaleOfItem = [.. items.Select(item => IsScored(item) ? IndexOf(item.Dimension) : scales.Count)];
        Scales = [.. scales.Select(dimension => new ScaleLayout([.. instrument.Scale(dimension).Where(IsScored)]))];
        for (var item = 0; item < items.Count; item++)
        {
            foreach (var option in items[item].Options)
            {
                var at = (item * Stride) + option.Code;
                IsOption[at] = true;
                Worth[at] = ScaleOfItem[item] == scales.Count ? 0 : Scales[ScaleOfItem[item]].PointsOf(items[item], option.Code) + (1L << AnsweredShift);
            }
        }
    }

    /// <summary>Items of the instrument: the bytes of one respondent.</summary>
    public int Items => items.Count;

    /// <summary>Counts kept of one item: its option codes and 0 for not answered.</summary>
    internal int Stride { get; }

    /// <summary>By item and code: points, and 1 item answered above them. 0 where not answered or not scored.</summary>
    internal long[] Worth { get; }

    /// <summary>By item and code: whether the item offers it.</summary>
    internal bool[] IsOption { get; }

    /// <summary>By item: its scale, or the number of scales where it is in none.</summary>
    internal int[] ScaleOfItem { get; }

    internal ScaleLayout[] Scales { get; }

    /// <summary>Position of a dimension's scale; −1 where the instrument has none.</summary>
    public int IndexOf(string dimension)
    {
        for (var scale = 0; scale < scales.Count; scale++)
        {
            if (scales[scale] == dimension)
            {
                return scale;
            }
        }

        return -1;
    }

    private static bool IsScored(Item item) => item.Direction != ItemDirection.Descriptive;
}
