using Fidelity.Core.Instruments;
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
    IReadOnlyList<OptionShare> Options,
    NationalComparison? National)
{
    /// <summary>One person's answers, shown with that person's consent: percentages would read as if there were more.</summary>
    public bool IsOnePerson => Favorable is { IsShown: true, Count: 1 };

    public bool IsHidden => !Favorable.IsShown && Options.All(option => !option.Share.IsShown);
}

/// <param name="Favorable">The option shows the practice.</param>
public sealed record OptionShare(int Code, string Label, bool Favorable, Figure Share);

/// <summary>A school's percentage beside a published one.</summary>
/// <param name="National">The published percentage, on the favorable side.</param>
/// <param name="Dimension">Name of the practice, condition or guardrail that the question is about.</param>
/// <param name="NationalText">The published figure as it is to be shown: in its source's words where those are all there is.</param>
/// <param name="IsApproximate">The source gives words such as "more than half": nothing is subtracted from them.</param>
/// <param name="IsHeadline">An exact figure of a probability sample that asked about the same construct: only then is it called the nation's figure.</param>
/// <param name="Text">The verdict in a sentence, with the gap.</param>
/// <param name="Label">Why it is only context; empty for the headline ones.</param>
/// <param name="Source">Who published it, what population, when.</param>
/// <param name="Address">Where to read it; empty when this installation's baseline file no longer has it.</param>
public sealed record NationalComparison(
    string BaselineId,
    string ItemId,
    RespondentGroup Group,
    string Stem,
    DimensionKind Kind,
    string Dimension,
    Figure School,
    double National,
    string NationalText,
    bool IsApproximate,
    double? Gap,
    double? GapLow,
    double? GapHigh,
    NationalVerdict? Verdict,
    bool IsHeadline,
    string Text,
    string Label,
    string Source,
    string Address)
{
    /// <summary>A principal's answer is no share of anything: it is not set beside the share of many.</summary>
    public bool IsOnePerson => School is { IsShown: true, Count: 1 };
}
