using Fidelity.Core.Baselines;
using Fidelity.Core.Scoring;

namespace Fidelity.Core.Reports;

/// <summary>One question as one group answered it.</summary>
/// <param name="Favorable">Percent who chose an option that shows the practice.</param>
/// <param name="Options">From furthest from the practice to nearest to it; those of the favorable side last.</param>
/// <param name="National">Null where no national figure is published.</param>
public sealed record ItemResult(
    string Id,
    RespondentGroup Group,
    string Stem,
    Figure Favorable,
    Figure Mean,
    IReadOnlyList<OptionShare> Options,
    NationalComparison? National)
{
    public bool AnyOptionHidden => Options.Any(option => !option.Share.IsShown);
}

/// <param name="Favorable">The option shows the practice.</param>
public sealed record OptionShare(int Code, string Label, bool Favorable, Figure Share);

/// <summary>A school's percentage beside a published one.</summary>
/// <param name="National">The published percentage, on the favorable side.</param>
/// <param name="IsHeadline">A probability sample asked about the same construct: only then is it called the nation's figure.</param>
/// <param name="Text">The verdict in a sentence, with the gap.</param>
/// <param name="Label">Why it is only context; empty for the headline ones.</param>
/// <param name="Source">Who published it, what population, when.</param>
/// <param name="Address">Where to read it; empty when this installation's baseline file no longer has it.</param>
public sealed record NationalComparison(
    string BaselineId,
    string ItemId,
    RespondentGroup Group,
    string Stem,
    string Practice,
    Figure School,
    double National,
    double? Gap,
    double? GapLow,
    double? GapHigh,
    NationalVerdict? Verdict,
    bool IsHeadline,
    string Text,
    string Label,
    Representativeness Representativeness,
    BaselineFit Fit,
    string Source,
    string Address);
