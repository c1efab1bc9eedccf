using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Scoring;

namespace Fidelity.Core.Reports;

/// <summary>
/// The words for what was decided: levels, verdicts, states. One meaning, one wording, on pages, in PDFs and wherever else a person
/// reads. "No difference" is never among them; "about the same" only where the equivalence test said so.
/// </summary>
public static class Phrases
{
    public const string NoNationalFigure = "No national figure published";

    public const string WordingChanged = "Cannot be compared: the wording changed";

    public const string FrameworkChanged = "Cannot be compared: the framework changed";

    /// <summary>Of a score over several groups.</summary>
    public const string OtherGroups = "Cannot be compared: other groups are in it";

    /// <summary>Of a figure that is published as "at least" or "at most".</summary>
    public const string LimitOnly = "Cannot be compared: only a limit is given";

    public static string Of(FidelityLevel level) => level switch
    {
        FidelityLevel.NotInPlace => "Not in place",
        FidelityLevel.Emerging => "Emerging",
        FidelityLevel.Partial => "Partial",
        _ => "In place",
    };

    public static string Of(RespondentRole role) => role switch
    {
        RespondentRole.Teacher => "Teachers",
        RespondentRole.Student => "Students",
        _ => "Principal",
    };

    public static string Of(ChangeVerdict verdict) => verdict switch
    {
        ChangeVerdict.Up => "Up",
        ChangeVerdict.Down => "Down",
        ChangeVerdict.AboutTheSame => "About the same",
        _ => "No clear change",
    };

    public static string Of(PracticeStanding standing) => standing switch
    {
        PracticeStanding.FirmlyBelow => "Firmly below target",
        PracticeStanding.Below => "Below target, but the interval reaches it",
        PracticeStanding.AtTarget => "At or above target",
        _ => "Not shown",
    };

    /// <summary>For a table's cell.</summary>
    public static string InBrief(CellState state) => state switch
    {
        CellState.SuppressedSmall => "Too few people",
        CellState.SuppressedToProtect => "Protected",
        CellState.LowResponse => "Low response",
        CellState.SuppressedNoConsent => "No consent",
        CellState.NotAsked => "Not asked",
        _ => "Not available",
    };

    /// <summary>For the list of what is not shown.</summary>
    public static string Why(CellState state) => state switch
    {
        CellState.SuppressedSmall => "Too few people: so few people answered that a figure could point at one of them.",
        CellState.SuppressedToProtect => "Protected: the figure itself would be safe, but with it a hidden one could be worked out.",
        CellState.LowResponse => "Low response: fewer people answered than the framework asks for, so those who did may not speak for the rest.",
        CellState.SuppressedNoConsent => "No consent: the principal is one person, and has not agreed to show that person's answers.",
        CellState.NotAsked => "Not asked: nobody at this school was asked.",
        _ => "Not available: the figure could not be computed.",
    };

    /// <summary>The verdict with its gap; safe for coded figures, whose gap is not published.</summary>
    public static string Verdict(NationalVerdict? verdict, double? gap, double? low, double? high) => verdict switch
    {
        NationalVerdict.AboveNational => $"Above the national figure{By(gap, low, high)}.",
        NationalVerdict.BelowNational => $"Below the national figure{By(gap, low, high)}.",
        NationalVerdict.AboutTheSame => $"About the same: shown to be within {Shown.Size(DifferenceTest.EquivalenceMargin)} points{Gap(gap, low, high)}.",
        NationalVerdict.TooLittleToTell => $"Too little data to tell{Gap(gap, low, high)}.",
        NationalVerdict.NotTested => $"Not tested, because the source publishes no sample size{Gap(gap, low, high)}.",
        _ => "Not compared.",
    };

    /// <summary>Why a published figure is context and not the nation's; empty when it is the nation's.</summary>
    public static string ContextLabel(Representativeness representativeness, BaselineFit fit, bool isApproximate = false)
    {
        List<string> reasons =
        [
            representativeness switch
            {
                Representativeness.Probability => "",
                Representativeness.Convenience => "not a random sample",
                Representativeness.Vendor => "a vendor's own sample",
                _ => "sample not described",
            },
            fit switch
            {
                BaselineFit.SameConstruct => "",
                BaselineFit.Partial => "asks something only partly the same",
                _ => "asks something different",
            },
            isApproximate ? "published in words, not as a figure" : "",
        ];
        reasons.RemoveAll(reason => reason.Length == 0);
        return reasons.Count == 0 ? "" : $"Context only: {string.Join("; ", reasons)}";
    }

    /// <summary><c>Teachers score 18.2 points higher than students (95% interval 9.0 to 27.4).</c></summary>
    public static string Perception(Figure gap)
    {
        if (gap.Value is not { } value)
        {
            return "Not compared: teachers' or students' figures are not shown.";
        }

        if (!gap.HasInterval)
        {
            return $"Teachers less students: {gap.Text} points; no interval can be given.";
        }

        if (gap.Low > 0 || gap.High < 0)
        {
            var (who, whom) = value > 0 ? ("Teachers", "students") : ("Students", "teachers");
            var (least, most) = value > 0 ? (gap.Low!.Value, gap.High!.Value) : (-gap.High!.Value, -gap.Low!.Value);
            return $"{who} score {Shown.Size(value)} points higher than {whom} ({Shown.Range(least, most, FigureUnit.Score)}).";
        }

        return $"Too little data to say who scores higher ({gap.IntervalText}).";
    }

    /// <summary>Which roles are not in a score, from a cell's list; empty when all are in.</summary>
    public static string MissingRoles(string missing)
    {
        var roles = missing.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => Enum.TryParse<RespondentRole>(name, ignoreCase: true, out var role) ? Of(role).ToLowerInvariant() : name)
            .ToList();
        return roles.Count == 0 ? "" : $"without {string.Join(" and ", roles)}";
    }

    private static string By(double? gap, double? low, double? high) =>
        (gap, low, high) switch
        {
            (null, _, _) => "",
            ({ } points, { } from, { } to) => $" by {Shown.Size(points)} points (95% interval {SizeRange(from, to)})",
            _ => $" by {Shown.Size(gap.Value)} points",
        };

    // The direction is in the words, so the sizes go without sign. Both ends lie on one side where above or below was said; should
    // one not, the signs are needed.
    private static string SizeRange(double low, double high) => low >= 0 || high <= 0
        ? Shown.Range(Math.Min(Math.Abs(low), Math.Abs(high)), Math.Max(Math.Abs(low), Math.Abs(high)), FigureUnit.Score)
        : Shown.Range(low, high, FigureUnit.Points);

    private static string Gap(double? gap, double? low, double? high) =>
        gap is null ? "" : $"; the gap is {Shown.Number(gap.Value, FigureUnit.Points)} points{Ends(low, high)}";

    private static string Ends(double? low, double? high) =>
        low is null || high is null ? "" : $" (95% interval {Shown.Range(low.Value, high.Value, FigureUnit.Points)})";
}
