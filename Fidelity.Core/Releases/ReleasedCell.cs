using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring;

namespace Fidelity.Core.Releases;

/// <summary>
/// One published number, or the typed reason why there is none. Pages, PDF and feed accept nothing else, and only
/// <see cref="Disclosure"/> can make one: the constructor is internal to Core. Numbers of a suppressed cell are not in it at all.
/// </summary>
public sealed class ReleasedCell
{
    private ReleasedCell()
    {
    }

    internal ReleasedCell(CellAddress address, CellState state)
    {
        OrganizationId = address.Organization;
        Measure = address.Measure;
        Role = address.Role;
        Instrument = address.Instrument;
        Dimension = address.Dimension;
        Item = address.Item;
        Category = address.Category;
        Group = address.Group;
        State = state;
    }

    public long Id { get; private set; }

    public ReleasePartId PartId { get; private set; }

    public OrganizationId OrganizationId { get; private set; }

    public Measure Measure { get; private set; }

    public RespondentRole? Role { get; private set; }

    public string Instrument { get; private set; } = "";

    public string Dimension { get; private set; } = "";

    public string Item { get; private set; } = "";

    public int Category { get; private set; }

    public string Group { get; private set; } = CellAddress.Everybody;

    public CellState State { get; private set; }

    /// <summary>Whether <see cref="Value"/> is the figure itself or a limit that the figure lies at or beyond (top- and bottom-coding).</summary>
    public CellBound Bound { get; internal init; }

    public double? Value { get; internal init; }

    /// <summary>
    /// Ends of the range that a figure hidden to protect another lies in, both included, in whole percent rounded outward: what
    /// follows from the other figures of the release. Null where the figure is shown, and where nothing follows.
    /// </summary>
    public double? LimitLow { get; internal init; }

    public double? LimitHigh { get; internal init; }

    public double? StandardError { get; internal init; }

    public double? DegreesOfFreedom { get; internal init; }

    public double? Low { get; internal init; }

    public double? High { get; internal init; }

    public int? Count { get; internal init; }

    public int? Eligible { get; internal init; }

    public double? NonresponseLow { get; internal init; }

    public double? NonresponseHigh { get; internal init; }

    public CellFlags Flags { get; internal init; }

    public string? BaselineId { get; internal init; }

    public double? BaselinePercent { get; internal init; }

    public double? Gap { get; internal init; }

    public double? GapLow { get; internal init; }

    public double? GapHigh { get; internal init; }

    public double? EffectSize { get; internal init; }

    public NationalVerdict? Verdict { get; internal init; }

    public Representativeness? BaselineRepresentativeness { get; internal init; }

    public BaselineFit? BaselineFit { get; internal init; }

    public double? TargetGap { get; internal init; }

    public FidelityLevel? Level { get; internal init; }

    public FidelityLevel? BorderlineWith { get; internal init; }

    public double? ProbabilityInPlace { get; internal init; }

    public string MissingRoles { get; internal init; } = "";

    public bool IsPublished => State == CellState.Published;

    public CellAddress Address => new(OrganizationId, Measure, Role, Instrument, Dimension, Item, Category, Group);

    /// <summary>Ties the cell to its part; done once, when the part is saved.</summary>
    public void BelongsTo(ReleasePartId part) =>
        PartId = PartId == default ? part : throw new InvalidOperationException("A released cell belongs to one part for ever.");
}

/// <summary>Whether there is a number, or else why there is none. The feed and the database hold these words.</summary>
public enum CellState
{
    Published,

    /// <summary>Fewer people than the primary rule asks for.</summary>
    SuppressedSmall,

    /// <summary>Hidden so that another hidden cell cannot be worked out.</summary>
    SuppressedToProtect,

    /// <summary>Below the response gate: enough people for the primary rule, and too small a share of those asked to speak for the rest. No value is given.</summary>
    LowResponse,

    /// <summary>One person's answers, without that person's consent.</summary>
    SuppressedNoConsent,

    /// <summary>Nobody was asked here.</summary>
    NotAsked,
}

/// <summary>How a published value is to be read: as the figure, or as the limit that stands for every figure at or beyond it.</summary>
public enum CellBound
{
    Exact,
    AtMost,
    AtLeast,
}
