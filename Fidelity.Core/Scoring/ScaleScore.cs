using Fidelity.Core.Instruments;

namespace Fidelity.Core.Scoring;

/// <summary>
/// One respondent's score on one scale: the mean percent of maximum possible (POMP) of the items answered.
/// POMP is 100·(x − min)/(max − min) of an item's option codes, so 0 is the end furthest from the practice and 100 the nearest; items
/// that describe the practice's absence are turned round first. Source: P. Cohen, J. Cohen, Aiken and West, "The problem of units
/// and the circumstance for POMP", Multivariate Behavioral Research 34 (1999).
/// </summary>
public static class ScaleScore
{
    /// <summary>
    /// 0 to 100, or null when fewer than two thirds of the scale's items were answered (also where the instrument has no such scale).
    /// Descriptive items say how a school is, not how far it is there: they are no part of a scale.
    /// </summary>
    /// <param name="packed">One byte an item in the order of <see cref="Instrument.Items"/>; 0 is not answered.</param>
    /// <exception cref="ArgumentException">The answers are not this instrument's: too many or few, or a code that is no option.</exception>
    public static double? Of(Instrument instrument, string dimension, ReadOnlySpan<byte> packed)
    {
        var items = instrument.Items;
        if (packed.Length != items.Count)
        {
            throw new ArgumentException($"{instrument.Key} has {items.Count} items and these are {packed.Length} answers.", nameof(packed));
        }

        var (asked, answered, sum) = (0, 0, 0.0);
        for (var i = 0; i < packed.Length; i++)
        {
            var item = items[i];
            if (item.Dimension != dimension || item.Direction == ItemDirection.Descriptive)
            {
                continue;
            }

            asked++;
            if (packed[i] != 0)
            {
                answered++;
                sum += Pomp(item, packed[i]);
            }
        }

        // Two thirds in whole numbers: 2 of 3 is enough, and no rounding can say otherwise.
        return answered > 0 && 3 * answered >= 2 * asked ? sum / answered : null;
    }

    /// <summary>Percent of maximum possible of one answer, 0 to 100, turned round for a reversed item.</summary>
    /// <exception cref="ArgumentException">The code is not one of the item's options.</exception>
    public static double Pomp(Item item, int code)
    {
        var (lowest, highest, isOption) = (int.MaxValue, int.MinValue, false);
        var options = item.Options;
        for (var i = 0; i < options.Count; i++)
        {
            // By hand and not with the item's own queries: this runs once an answer of every respondent of a state.
            lowest = Math.Min(lowest, options[i].Code);
            highest = Math.Max(highest, options[i].Code);
            isOption |= options[i].Code == code;
        }

        if (!isOption)
        {
            throw new ArgumentException($"{code} is not the code of an option of {item.Id}.", nameof(code));
        }

        var share = 100.0 * (code - lowest) / (highest - lowest);
        return item.Reversed ? 100.0 - share : share;
    }
}
