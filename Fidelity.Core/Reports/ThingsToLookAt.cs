using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;

namespace Fidelity.Core.Reports;

/// <summary>
/// What a school takes up first: the largest firm gap; then what casts doubt on the figures; then where teachers and students
/// disagree, and where the nation is ahead; then the next gaps. At most three, each only where the release supports it.
/// </summary>
internal static class ThingsToLookAt
{
    private const int AtMost = 3;

    public static IReadOnlyList<ThingToLookAt> Of(
        IReadOnlyList<PracticeResult> ranked, IReadOnlyList<NationalComparison> national, IReadOnlyList<ResponseReading> responses)
    {
        var gaps = ranked.Where(practice => practice.Standing is PracticeStanding.FirmlyBelow or PracticeStanding.Below)
            .Select(GapOf).ToList();
        IEnumerable<ThingToLookAt> all =
        [
            .. gaps.Take(1),
            .. LowResponse(responses, ranked.Any(practice => practice.Score.IsShown)),
            .. Disagreement(ranked),
            .. BelowNation(national),
            .. gaps.Skip(1),
            .. ranked.Where(practice => practice.Standing == PracticeStanding.AtTarget).Take(1).Select(Keep),
        ];
        return [.. all.Take(AtMost)];
    }

    private static ThingToLookAt GapOf(PracticeResult practice, int position)
    {
        var firmly = practice.Standing == PracticeStanding.FirmlyBelow
            ? $"the {(position == 0 ? "largest" : "next")} gap that is firm"
            : "the interval reaches it, so look closer before acting";
        var ends = practice is { GapLow: { } low, GapHigh: { } high } ? $" (95% interval {Shown.Range(low, high, FigureUnit.Score)})" : "";
        return new(
            practice.Dimension.Name,
            $"{Shown.Size(practice.Gap!.Value)} points below the target of {Shown.Number(practice.Target, FigureUnit.Score)}{ends}: {firmly}. In place, it looks like this: {practice.Dimension.InPlace}");
    }

    private static IEnumerable<ThingToLookAt> LowResponse(IReadOnlyList<ResponseReading> responses, bool othersRemain)
    {
        var low = responses.Where(response => response.MeetsGate == false).ToList();
        if (low.Count > 0)
        {
            var who = string.Join("; ", low.Select(response => $"{response.Group.Name}: {response.Rate.Text}"));
            yield return new("Too few answers to rely on", $"{who}. Their figures are left out, and {(othersRemain ? "the scores rest on the others" : "nothing is left to make scores of")}. Plan the next window so that more people can answer.");
        }
    }

    private static IEnumerable<ThingToLookAt> Disagreement(IReadOnlyList<PracticeResult> practices) => practices
        .Where(practice => practice.Perception is { HasInterval: true } gap && (gap.Low > 0 || gap.High < 0))
        .OrderByDescending(practice => Math.Abs(practice.Perception.Value!.Value))
        .Take(1)
        .Select(practice => new ThingToLookAt(
            "Teachers and students see it differently",
            $"{practice.Dimension.Name}: {practice.PerceptionText} Ask both what they mean before choosing a remedy."));

    private static IEnumerable<ThingToLookAt> BelowNation(IReadOnlyList<NationalComparison> national) => national
        .Where(comparison => comparison is { IsHeadline: true, Kind: not DimensionKind.Condition, Verdict: NationalVerdict.BelowNational })
        .OrderBy(comparison => comparison.Gap ?? 0)
        .Take(1)
        .Select(comparison => new ThingToLookAt("Below a national figure", $"{comparison.Dimension}: “{comparison.Stem}” ({comparison.Group.Name}). {comparison.Text}"));

    private static ThingToLookAt Keep(PracticeResult practice) => new(
        practice.Dimension.Name,
        $"Has reached its target: {practice.Score.Text} of 100. Find out what makes it work before anything else changes.");
}
