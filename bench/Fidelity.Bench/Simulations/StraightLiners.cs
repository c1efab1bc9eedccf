using Fidelity.Core.Demonstration;
using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Bench.Simulations;

/// <summary>
/// What <see cref="CarelessAnswers.AllAlike(Instrument, ReadOnlySpan{byte})"/> says of made respondents to a real questionnaire: honest
/// ones as in the demonstration district, who skip items and stop midway; and straight-liners, who give one answer to everything.
/// Where there is no such option, its last.
/// </summary>
/// <param name="Judged">Honest respondents of whom it could be said.</param>
/// <param name="Honest">Honest ones who are flagged, of all of them. In percent, as the others.</param>
/// <param name="Straight">Straight-liners who answered everything, flagged.</param>
/// <param name="WithGaps">Straight-liners who skipped where an honest one did, flagged.</param>
/// <param name="WithSlip">Straight-liners who took another option once, flagged: the rule asks for all alike and cannot see them.</param>
public sealed record StraightLiners(double Judged, double Honest, double Straight, double WithGaps, double WithSlip)
{
    private const int Seed = 3;

    public static StraightLiners Of(Instrument instrument, int respondents)
    {
        var model = new AnswerModel(Seed);
        var all = Trials.Run($"straight {instrument.Key}", respondents, random =>
        {
            var person = random.Below(int.MaxValue);
            var honest = model.Draw(instrument, $"school {person % 200}", $"class {person % 4000}", $"person {person}");
            var straight = Straightened(instrument, random);
            var withGaps = (byte[])[.. straight.Select((code, item) => honest[item] == 0 ? (byte)0 : code)];
            var withSlip = straight.ToArray();
            var slip = random.Below(withSlip.Length);
            withSlip[slip] = (byte)instrument.Items[slip].Options.First(option => option.Code != withSlip[slip]).Code;
            return (bool?[])[.. new[] { honest, straight, withGaps, withSlip }.Select(answers => CarelessAnswers.AllAlike(instrument, answers))];
        });
        double Percent(Func<bool?[], bool> which) => 100.0 * all.Count(which) / respondents;
        return new StraightLiners(
            Percent(one => one[0] is not null), Percent(one => one[0] == true), Percent(one => one[1] == true), Percent(one => one[2] == true), Percent(one => one[3] == true));
    }

    private static byte[] Straightened(Instrument instrument, SeededRandom random)
    {
        var code = 1 + random.Below(instrument.Items.Max(item => item.Options.Max(option => option.Code)));
        return [.. instrument.Items.Select(item => (byte)(item.Accepts(code) ? code : item.Options[^1].Code))];
    }
}
