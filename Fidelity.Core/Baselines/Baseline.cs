using Fidelity.Core.Instruments;

namespace Fidelity.Core.Baselines;

/// <summary>A published national figure for one item, with everything needed to defend or refuse a comparison with it.</summary>
/// <param name="Percent">The published percentage, 0 to 100, of the answers that <paramref name="Construct"/> describes.</param>
/// <param name="Items">Ids of the items it may be set beside; empty when it is context only.</param>
/// <param name="Inverted">The published percentage counts the unfavorable side, so the comparison uses 100 − <paramref name="Percent"/>.</param>
/// <param name="Year">As published, e.g. "2020-21".</param>
/// <param name="SampleSize">Respondents, where published.</param>
/// <param name="StandardError">In percentage points, where published.</param>
/// <param name="Fit">How near the published item is to ours, never better than the review of sources judged it to be to the practice.</param>
/// <param name="Stratum">School stratum it is for (e.g. <c>level=elementary</c>); null for all public schools.</param>
/// <param name="Quote">The phrase or table row it was read from.</param>
public sealed record Baseline(
    string Id,
    double Percent,
    bool Inverted,
    RespondentRole Role,
    string Construct,
    IReadOnlyList<string> Items,
    string Year,
    string Population,
    int? SampleSize,
    double? StandardError,
    Representativeness Representativeness,
    BaselineFit Fit,
    string? Stratum,
    string Quote,
    string Title,
    string Address,
    string Note)
{
    /// <summary>
    /// The source gives a bound or a round word ("more than half"), so <see cref="Percent"/> is only near it: shown in the source's
    /// words, never tested (such a figure carries no sample size and no standard error) and never in a headline.
    /// </summary>
    public bool Approximate { get; init; }

    /// <summary>The figure as its source words it where it is not a plain percentage (e.g. "more than half"); else null.</summary>
    public string? AsPublished { get; init; }

    /// <summary>Only exact figures from probability samples of the same construct may stand in a headline as "national"; the rest is context.</summary>
    public bool CountsInHeadline =>
        Representativeness == Representativeness.Probability && Fit == BaselineFit.SameConstruct && !Approximate;

    /// <summary>The percentage on the favorable side, 0 to 100.</summary>
    public double FavorablePercent => Inverted ? 100 - Percent : Percent;
}

/// <summary>How the source found its respondents, and so how far its figure may stand for the nation.</summary>
public enum Representativeness
{
    /// <summary>A national sample, by the source's own account: the only kind that stands for the nation.</summary>
    Probability,

    /// <summary>Whoever took part.</summary>
    Convenience,

    /// <summary>The customers of the firm that publishes the figure.</summary>
    Vendor,

    Unknown,
}

/// <summary>How near the source's question comes to ours.</summary>
public enum BaselineFit
{
    /// <summary>The source asks for the same thing: the gap may be tested.</summary>
    SameConstruct,

    /// <summary>The source asks for a part of it, or for more.</summary>
    Partial,

    /// <summary>Only the background against which to read the figure.</summary>
    Context,
}

/// <summary>One file of baselines, e.g. <c>baselines/2026.1.yaml</c>.</summary>
public sealed record BaselineSet(string Version, IReadOnlyList<Baseline> Baselines, string Hash);
