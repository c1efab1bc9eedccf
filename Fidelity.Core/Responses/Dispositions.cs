using Fidelity.Core.Instruments;

namespace Fidelity.Core.Responses;

/// <summary>How much of an instrument was answered, by AAPOR's dispositions with the limits of methods.md §2.</summary>
public static class Dispositions
{
    /// <summary>Share of all items that makes a response complete; reaching it exactly is enough.</summary>
    public const double CompleteShare = 0.8;

    /// <summary>Share of a scale's items that gives a scale score; reaching it exactly is enough (methods.md §4: two thirds).</summary>
    public const double ScaleShare = 2.0 / 3.0;

    private const double RoundingSlack = 1e-9;

    public static Completeness Of(AnswerSheet sheet)
    {
        var instrument = sheet.Instrument;
        if (Reaches(instrument.Items, CompleteShare))
        {
            return Completeness.Complete;
        }

        var scales = instrument.Items.GroupBy(item => item.Dimension, StringComparer.Ordinal);
        return scales.Any(scale => Reaches([.. scale], ScaleShare)) ? Completeness.Partial : Completeness.BreakOff;

        bool Reaches(IReadOnlyList<Item> items, double share) =>
            items.Count > 0 && items.Count(sheet.HasAnswered) >= (share * items.Count) - RoundingSlack;
    }
}
