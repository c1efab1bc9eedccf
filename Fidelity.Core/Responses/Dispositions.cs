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

    public static Completeness Of(AnswerSheet sheet) => Of(sheet.Instrument, sheet.Pack());

    /// <param name="packed">One byte an item in the order of <see cref="Instrument.Items"/>; 0 is not answered.</param>
    public static Completeness Of(Instrument instrument, ReadOnlySpan<byte> packed)
    {
        if (Reaches(packed.Length - packed.Count((byte)0), packed.Length, CompleteShare))
        {
            return Completeness.Complete;
        }

        Dictionary<string, (int Answered, int Asked)> scales = new(StringComparer.Ordinal);
        for (var i = 0; i < packed.Length; i++)
        {
            var (answered, asked) = scales.GetValueOrDefault(instrument.Items[i].Dimension);
            scales[instrument.Items[i].Dimension] = (answered + (packed[i] == 0 ? 0 : 1), asked + 1);
        }

        return scales.Values.Any(scale => Reaches(scale.Answered, scale.Asked, ScaleShare)) ? Completeness.Partial : Completeness.BreakOff;
    }

    private static bool Reaches(int answered, int asked, double share) => asked > 0 && answered >= (share * asked) - RoundingSlack;
}
