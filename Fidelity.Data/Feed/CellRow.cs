namespace Fidelity.Data.Feed;

/// <summary>
/// One released cell with the names of everything it is about. PracticeScores, ItemResults and ResponseRates each show the columns of
/// it that mean something for their measures; a column that is not asked for is not read.
/// </summary>
public sealed class CellRow
{
    public long Id { get; init; }

    public long ReleaseId { get; init; }

    public int ReleaseNumber { get; init; }

    public string ReleaseHash { get; init; } = "";

    public string WaveName { get; init; } = "";

    public bool IsDemonstration { get; init; }

    public bool IsHeld { get; init; }

    public string OrganizationId { get; init; } = "";

    public string OrganizationName { get; init; } = "";

    public string OrganizationKind { get; init; } = "";

    public string? DistrictId { get; init; }

    public string? DistrictName { get; init; }

    public string Measure { get; init; } = "";

    public string Role { get; init; } = "";

    public string Instrument { get; init; } = "";

    public string PracticeId { get; init; } = "";

    public string? PracticeName { get; init; }

    public string? PracticeKind { get; init; }

    public string ItemId { get; init; } = "";

    public string? ItemText { get; init; }

    public int Category { get; init; }

    public string Subgroup { get; init; } = "";

    public string State { get; init; } = "";

    public string Bound { get; init; } = "";

    public double? Value { get; init; }

    public double? LimitLow { get; init; }

    public double? LimitHigh { get; init; }

    public double? StandardError { get; init; }

    public double? DegreesOfFreedom { get; init; }

    public double? Low { get; init; }

    public double? High { get; init; }

    public int? Count { get; init; }

    public int? Eligible { get; init; }

    public double? NonresponseLow { get; init; }

    public double? NonresponseHigh { get; init; }

    public string Flags { get; init; } = "";

    public string? BaselineId { get; init; }

    public string? BaselineTitle { get; init; }

    public string? BaselineYear { get; init; }

    public double? BaselinePercent { get; init; }

    public string? BaselineAsPublished { get; init; }

    public string? BaselineRepresentativeness { get; init; }

    public string? BaselineFit { get; init; }

    public double? Gap { get; init; }

    public double? GapLow { get; init; }

    public double? GapHigh { get; init; }

    public double? EffectSize { get; init; }

    public string? Verdict { get; init; }

    public double? TargetGap { get; init; }

    public string? Level { get; init; }

    public string? BorderlineWith { get; init; }

    public double? ProbabilityInPlace { get; init; }

    public string MissingRoles { get; init; } = "";
}
