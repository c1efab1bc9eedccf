using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring;

/// <summary>
/// How many gave one answer to everything although the items point both ways (straight-lining), and what each scale's mean is with
/// and without them. They are counted and stay in: a figure leaves them out only where it says so.
/// </summary>
/// <remarks>
/// The pattern is the long string of P. G. Curran, Methods for the detection of carelessly invalid responses in survey data, Journal of
/// Experimental Social Psychology 66 (2016), taken to its end: all items alike. The speed of answering, which the literature uses
/// besides, cannot be seen: a response holds no time.
/// </remarks>
/// <param name="Count">Respondents whose answers were all alike.</param>
/// <param name="Judged">Respondents in whose answers it could be seen; 0 where the instrument has too few items, or none reversed.</param>
/// <param name="Respondents">All respondents.</param>
/// <param name="Scales">In the instrument's order.</param>
public sealed record CarelessAnswers(int Count, int Judged, int Respondents, IReadOnlyList<CarelessScale> Scales)
{
    /// <summary>
    /// Answers to items with the same option codes that are needed before alike means careless. Ours: by chance alone six of five
    /// options are alike once in 3,125 times.
    /// </summary>
    public const int FewestItems = 6;

    /// <summary>Percentage of those judged, 0 to 100; null when nobody could be judged.</summary>
    public double? Percent => Judged == 0 ? null : 100.0 * Count / Judged;

    /// <param name="respondents">Packed answers, and weight, PSU and stratum of who gave them (the observation's value is not read).</param>
    public static CarelessAnswers Of(Instrument instrument, IReadOnlyList<(byte[] Answers, Observation Design)> respondents)
    {
        var groups = GroupsOf(instrument);
        var alike = respondents.Select(respondent => AllAlike(instrument, groups, respondent.Answers)).ToList();
        var dimensions = instrument.Items.Where(item => item.Direction != ItemDirection.Descriptive).Select(item => item.Dimension).Distinct();
        return new CarelessAnswers(
            alike.Count(one => one == true), alike.Count(one => one is not null), respondents.Count, [.. dimensions.Select(ScaleOf)]);

        CarelessScale ScaleOf(string dimension)
        {
            var all = respondents.Select(one => one.Design with { Value = ScaleScore.Of(instrument, dimension, one.Answers) }).ToList();
            return new CarelessScale(
                dimension,
                Estimates.Mean(all),
                Estimates.Mean([.. all.Select((one, i) => alike[i] == true ? one with { Value = null } : one)]));
        }
    }

    /// <summary>
    /// Whether all answers are alike: among the items that offer the same option codes always the same code. Null where that would
    /// show nothing: no such group with at least <see cref="FewestItems"/> answers, to reversed items and others. Items with other
    /// numbers of options are held apart, since a place among four options is none among five; all groups must be alike.
    /// </summary>
    /// <param name="packed">One byte an item in the order of <see cref="Instrument.Items"/>; 0 is not answered.</param>
    public static bool? AllAlike(Instrument instrument, ReadOnlySpan<byte> packed) => AllAlike(instrument, GroupsOf(instrument), packed);

    private static bool? AllAlike(Instrument instrument, List<List<int>> groups, ReadOnlySpan<byte> packed)
    {
        var (judged, alike) = (false, true);
        foreach (var group in groups)
        {
            var (answered, reversed, plain, first) = (0, false, false, 0);
            foreach (var i in group)
            {
                if (packed[i] == 0)
                {
                    continue;
                }

                answered++;
                reversed |= instrument.Items[i].Reversed;
                plain |= !instrument.Items[i].Reversed && instrument.Items[i].Direction != ItemDirection.Descriptive;
                first = first == 0 ? packed[i] : first;
                alike &= packed[i] == first;
            }

            judged |= answered >= FewestItems && reversed && plain;
        }

        return judged ? alike : null;
    }

    private static List<List<int>> GroupsOf(Instrument instrument) =>
    [
        .. Enumerable.Range(0, instrument.Items.Count)
            .GroupBy(i => string.Join(' ', instrument.Items[i].Options.Select(option => option.Code)))
            .Select(group => group.ToList()),
    ];
}

/// <summary>One scale's mean, 0 to 100; null where nobody has a score.</summary>
/// <param name="All">Of everybody: the figure that is reported.</param>
/// <param name="WithoutCareless">Of those whose answers are not all alike; the others' PSUs stay in the design.</param>
public sealed record CarelessScale(string Dimension, Estimate? All, Estimate? WithoutCareless);
